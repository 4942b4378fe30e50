@NullMarked
package dev.trunkline.twilio.media;

import org.jspecify.annotations.NullMarked;
