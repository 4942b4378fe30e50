@NullMarked
package dev.trunkline.journal.reconciliation;

import org.jspecify.annotations.NullMarked;
