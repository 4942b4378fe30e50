/** What sending needs to remember, in PostgreSQL. */
@NullMarked
package dev.trunkline.messaging.outbound.panache;

import org.jspecify.annotations.NullMarked;
