/** What agents are asked in their System conversation, and what they reply. Plain Java; adapters lie below. */
@NullMarked
package dev.trunkline.taskrouter.prompts;

import org.jspecify.annotations.NullMarked;
