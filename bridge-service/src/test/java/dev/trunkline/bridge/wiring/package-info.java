@NullMarked
package dev.trunkline.bridge.wiring;

import org.jspecify.annotations.NullMarked;
