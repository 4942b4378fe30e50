/** A Twilio that answers what a test tells it to. */
@NullMarked
package dev.trunkline.twilio.stub;

import org.jspecify.annotations.NullMarked;
