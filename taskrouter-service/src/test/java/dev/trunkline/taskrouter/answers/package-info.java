/** Plain tests of the core. */
@NullMarked
package dev.trunkline.taskrouter.answers;

import org.jspecify.annotations.NullMarked;
