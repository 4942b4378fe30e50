@NullMarked
package dev.trunkline.simulator.fault;

import org.jspecify.annotations.NullMarked;
