/** Prompts and replies as journal entries. */
@NullMarked
package dev.trunkline.taskrouter.prompts.journal;

import org.jspecify.annotations.NullMarked;
