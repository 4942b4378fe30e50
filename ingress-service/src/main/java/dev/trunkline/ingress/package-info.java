/** The only door Twilio knocks on: verify, publish, answer. */
@NullMarked
package dev.trunkline.ingress;

import org.jspecify.annotations.NullMarked;
