/** The board's rows, each a JSON document. */
@NullMarked
package dev.trunkline.taskrouter.board.jdbc;

import org.jspecify.annotations.NullMarked;
