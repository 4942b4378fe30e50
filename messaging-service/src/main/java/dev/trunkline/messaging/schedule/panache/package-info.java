/** Scheduled messages in PostgreSQL. */
@NullMarked
package dev.trunkline.messaging.schedule.panache;

import org.jspecify.annotations.NullMarked;
