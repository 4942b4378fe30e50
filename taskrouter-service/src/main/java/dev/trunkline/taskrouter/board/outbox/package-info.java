/** The board's changes for browsers. */
@NullMarked
package dev.trunkline.taskrouter.board.outbox;

import org.jspecify.annotations.NullMarked;
