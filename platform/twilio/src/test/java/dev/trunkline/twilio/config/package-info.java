@NullMarked
package dev.trunkline.twilio.config;

import org.jspecify.annotations.NullMarked;
