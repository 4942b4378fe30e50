/** Correlation of requests. */
@NullMarked
package dev.trunkline.web.trace;

import org.jspecify.annotations.NullMarked;
