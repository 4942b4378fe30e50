@NullMarked
package dev.trunkline.ingress.quarantine;

import org.jspecify.annotations.NullMarked;
