@NullMarked
package dev.trunkline.ingress.spool;

import org.jspecify.annotations.NullMarked;
