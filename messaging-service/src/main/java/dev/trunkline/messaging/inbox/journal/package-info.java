/** The inbox's journal entries: inbound messages and delivery status. */
@NullMarked
package dev.trunkline.messaging.inbox.journal;

import org.jspecify.annotations.NullMarked;
