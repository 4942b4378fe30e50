@NullMarked
package dev.trunkline.ingress.door;

import org.jspecify.annotations.NullMarked;
