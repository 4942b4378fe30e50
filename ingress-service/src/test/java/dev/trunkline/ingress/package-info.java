@NullMarked
package dev.trunkline.ingress;

import org.jspecify.annotations.NullMarked;
