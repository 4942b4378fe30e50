/** Looks for offers whose time is over. */
@NullMarked
package dev.trunkline.taskrouter.answers.scheduler;

import org.jspecify.annotations.NullMarked;
