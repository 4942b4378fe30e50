/** Media that customers sent, fetched from Twilio. */
@NullMarked
package dev.trunkline.twilio.media;

import org.jspecify.annotations.NullMarked;
