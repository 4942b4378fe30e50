/** Reservations, workers, availability, the live task board. */
@NullMarked
package dev.trunkline.taskrouter;

import org.jspecify.annotations.NullMarked;
