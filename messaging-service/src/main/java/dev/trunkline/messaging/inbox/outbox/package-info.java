/** Live updates of the inbox. */
@NullMarked
package dev.trunkline.messaging.inbox.outbox;

import org.jspecify.annotations.NullMarked;
