/** Typed Twilio events. */
@NullMarked
package dev.trunkline.contracts.twilio;

import org.jspecify.annotations.NullMarked;
