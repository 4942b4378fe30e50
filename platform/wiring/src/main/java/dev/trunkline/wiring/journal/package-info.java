/** The journal entry that mends what is set at Twilio. */
@NullMarked
package dev.trunkline.wiring.journal;

import org.jspecify.annotations.NullMarked;
