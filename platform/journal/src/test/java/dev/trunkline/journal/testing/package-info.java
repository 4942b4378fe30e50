/** What the journal's tests share. */
@NullMarked
package dev.trunkline.journal.testing;

import org.jspecify.annotations.NullMarked;
