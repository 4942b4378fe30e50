/** Reports of reconciliation in PostgreSQL. */
@NullMarked
package dev.trunkline.journal.reconciliation.jdbc;

import org.jspecify.annotations.NullMarked;
