@NullMarked
package dev.trunkline.twilio.chat;

import org.jspecify.annotations.NullMarked;
