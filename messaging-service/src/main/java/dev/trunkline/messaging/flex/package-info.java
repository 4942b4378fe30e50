/** Agents in Flex: who they are and what they work on. Plain Java; adapters lie in the packages below. */
@NullMarked
package dev.trunkline.messaging.flex;

import org.jspecify.annotations.NullMarked;
