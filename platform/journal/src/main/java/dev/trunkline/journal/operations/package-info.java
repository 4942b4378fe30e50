/** What operators see of the journal and may do with it. */
@NullMarked
package dev.trunkline.journal.operations;

import org.jspecify.annotations.NullMarked;
