/** The task board: tasks, reservations and workers as TaskRouter's events tell of them. Plain Java; adapters lie below. */
@NullMarked
package dev.trunkline.taskrouter.board;

import org.jspecify.annotations.NullMarked;
