/** Synchronisation as journal entries. */
@NullMarked
package dev.trunkline.taskrouter.people.journal;

import org.jspecify.annotations.NullMarked;
