/** People in two workspaces: what their apps write, whole conversations of theirs, and whether both sides tell the same. */
@NullMarked
package dev.trunkline.simulator.people;

import org.jspecify.annotations.NullMarked;
