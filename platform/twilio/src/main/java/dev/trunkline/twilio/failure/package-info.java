/** What a failed call to Twilio, or anything else a handler threw, means for what comes next. */
@NullMarked
package dev.trunkline.twilio.failure;

import org.jspecify.annotations.NullMarked;
