/** Makes the module's classes beans, from the settings below {@code trunkline.twilio}. */
@NullMarked
package dev.trunkline.twilio.config;

import org.jspecify.annotations.NullMarked;
