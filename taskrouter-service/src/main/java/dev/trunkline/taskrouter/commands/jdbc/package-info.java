/** What became of commands. */
@NullMarked
package dev.trunkline.taskrouter.commands.jdbc;

import org.jspecify.annotations.NullMarked;
