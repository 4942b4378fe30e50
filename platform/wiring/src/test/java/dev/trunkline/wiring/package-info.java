@NullMarked
package dev.trunkline.wiring;

import org.jspecify.annotations.NullMarked;
