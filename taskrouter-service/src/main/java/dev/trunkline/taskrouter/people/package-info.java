/** The same person in several accounts: activities that follow each other, availability. Plain Java; adapters lie below. */
@NullMarked
package dev.trunkline.taskrouter.people;

import org.jspecify.annotations.NullMarked;
