/** Plain tests of the core. */
@NullMarked
package dev.trunkline.taskrouter.board;

import org.jspecify.annotations.NullMarked;
