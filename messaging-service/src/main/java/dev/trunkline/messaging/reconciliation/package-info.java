/** Messages whose webhooks never came, found in Twilio's own list. Plain Java; adapters lie in the packages below. */
@NullMarked
package dev.trunkline.messaging.reconciliation;

import org.jspecify.annotations.NullMarked;
