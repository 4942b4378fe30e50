/** Canned replies in PostgreSQL. */
@NullMarked
package dev.trunkline.messaging.canned.panache;

import org.jspecify.annotations.NullMarked;
