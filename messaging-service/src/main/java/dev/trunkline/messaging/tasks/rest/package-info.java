/** HTTP in: outbound tasks, in the words of the outbound-task function. */
@NullMarked
package dev.trunkline.messaging.tasks.rest;

import org.jspecify.annotations.NullMarked;
