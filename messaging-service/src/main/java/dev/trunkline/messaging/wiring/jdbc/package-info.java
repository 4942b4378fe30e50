/** The wiring in PostgreSQL. */
@NullMarked
package dev.trunkline.messaging.wiring.jdbc;

import org.jspecify.annotations.NullMarked;
