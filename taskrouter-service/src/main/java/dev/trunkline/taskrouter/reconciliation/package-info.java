/** Events whose webhooks never came, found in TaskRouter's own list. Plain Java; adapters lie below. */
@NullMarked
package dev.trunkline.taskrouter.reconciliation;

import org.jspecify.annotations.NullMarked;
