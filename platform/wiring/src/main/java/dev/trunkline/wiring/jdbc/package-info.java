/** The wiring in PostgreSQL. */
@NullMarked
package dev.trunkline.wiring.jdbc;

import org.jspecify.annotations.NullMarked;
