/** RFC 9457 error bodies. */
@NullMarked
package dev.trunkline.web.problem;

import org.jspecify.annotations.NullMarked;
