@NullMarked
package dev.trunkline.ingress.publishing;

import org.jspecify.annotations.NullMarked;
