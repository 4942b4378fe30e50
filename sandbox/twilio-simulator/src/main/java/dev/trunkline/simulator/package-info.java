/** A stateful Twilio to develop and test against. */
@NullMarked
package dev.trunkline.simulator;

import org.jspecify.annotations.NullMarked;
