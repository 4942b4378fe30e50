/** Plain tests of the core. */
@NullMarked
package dev.trunkline.taskrouter.people;

import org.jspecify.annotations.NullMarked;
