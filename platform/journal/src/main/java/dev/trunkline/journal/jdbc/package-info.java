/** The journal's tables: every statement that the product runs on them. Plain JDBC, no framework. */
@NullMarked
package dev.trunkline.journal.jdbc;

import org.jspecify.annotations.NullMarked;
