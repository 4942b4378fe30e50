/** How many calls an account makes at once, and when none is worth making. */
@NullMarked
package dev.trunkline.twilio.sending;

import org.jspecify.annotations.NullMarked;
