/** TaskRouter's events as journal entries. */
@NullMarked
package dev.trunkline.taskrouter.board.journal;

import org.jspecify.annotations.NullMarked;
