/** The board over HTTP. */
@NullMarked
package dev.trunkline.taskrouter.board.rest;

import org.jspecify.annotations.NullMarked;
