/** What happens in the inbox by the clock. */
@NullMarked
package dev.trunkline.messaging.inbox.scheduler;

import org.jspecify.annotations.NullMarked;
