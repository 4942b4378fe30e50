/** System conversations, and what was asked in them. */
@NullMarked
package dev.trunkline.taskrouter.prompts.jdbc;

import org.jspecify.annotations.NullMarked;
