/** The inbox in PostgreSQL. */
@NullMarked
package dev.trunkline.messaging.inbox.panache;

import org.jspecify.annotations.NullMarked;
