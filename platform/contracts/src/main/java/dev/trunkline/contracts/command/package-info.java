/** What one service asks of another, and what that answers: topics {@code trunkline.commands.<service>}. */
@NullMarked
package dev.trunkline.contracts.command;

import org.jspecify.annotations.NullMarked;
