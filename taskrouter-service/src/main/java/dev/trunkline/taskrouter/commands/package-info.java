/** What people, and rules in their place, do with reservations and tasks. Plain Java; adapters lie below. */
@NullMarked
package dev.trunkline.taskrouter.commands;

import org.jspecify.annotations.NullMarked;
