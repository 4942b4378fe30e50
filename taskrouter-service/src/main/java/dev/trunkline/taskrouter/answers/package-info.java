/** Offers that are accepted by themselves, and those that nobody answers. */
@NullMarked
package dev.trunkline.taskrouter.answers;

import org.jspecify.annotations.NullMarked;
