/** Reminders as commands to the bridge. */
@NullMarked
package dev.trunkline.taskrouter.people.outbox;

import org.jspecify.annotations.NullMarked;
