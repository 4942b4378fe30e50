/** Twilio's operations for those who live inside the simulator: apps, and products that use each other. */
@NullMarked
package dev.trunkline.simulator.client;

import org.jspecify.annotations.NullMarked;
