/** The changes in PostgreSQL. */
@NullMarked
package dev.trunkline.messaging.changes.panache;

import org.jspecify.annotations.NullMarked;
