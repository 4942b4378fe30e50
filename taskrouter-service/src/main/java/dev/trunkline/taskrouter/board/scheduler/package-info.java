/** What is over leaves the board's tables. */
@NullMarked
package dev.trunkline.taskrouter.board.scheduler;

import org.jspecify.annotations.NullMarked;
