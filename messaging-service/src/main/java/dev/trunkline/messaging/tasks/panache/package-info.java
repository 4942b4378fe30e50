/** Starts in PostgreSQL. */
@NullMarked
package dev.trunkline.messaging.tasks.panache;

import org.jspecify.annotations.NullMarked;
