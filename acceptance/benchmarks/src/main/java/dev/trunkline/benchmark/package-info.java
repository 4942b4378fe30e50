/** Measures the journal, beside other ways of doing its work in the same run. */
@NullMarked
package dev.trunkline.benchmark;

import org.jspecify.annotations.NullMarked;
