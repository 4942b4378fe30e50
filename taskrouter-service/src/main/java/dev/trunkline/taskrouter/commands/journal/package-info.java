/** Commands as journal entries. */
@NullMarked
package dev.trunkline.taskrouter.commands.journal;

import org.jspecify.annotations.NullMarked;
