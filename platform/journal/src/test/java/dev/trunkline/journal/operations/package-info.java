/** Tests of what operators see and do. */
@NullMarked
package dev.trunkline.journal.operations;

import org.jspecify.annotations.NullMarked;
