@NullMarked
package dev.trunkline.simulator.contract;

import org.jspecify.annotations.NullMarked;
