/**
 * Starts conversations with customers for agents and programs: tasks in both generations of Flex, texts that nobody has to
 * follow, and the flow that a number needs for the older generation. Takes over from the outbound-task function.
 */
@NullMarked
package dev.trunkline.messaging.tasks;

import org.jspecify.annotations.NullMarked;
