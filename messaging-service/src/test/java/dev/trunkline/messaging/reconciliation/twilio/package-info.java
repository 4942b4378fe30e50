@NullMarked
package dev.trunkline.messaging.reconciliation.twilio;

import org.jspecify.annotations.NullMarked;
