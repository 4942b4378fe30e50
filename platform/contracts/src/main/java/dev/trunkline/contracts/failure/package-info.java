/** What a failure means for what comes next. */
@NullMarked
package dev.trunkline.contracts.failure;

import org.jspecify.annotations.NullMarked;
