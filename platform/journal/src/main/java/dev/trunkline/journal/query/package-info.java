/** Reads the journal: for metrics, tests and operators. */
@NullMarked
package dev.trunkline.journal.query;

import org.jspecify.annotations.NullMarked;
