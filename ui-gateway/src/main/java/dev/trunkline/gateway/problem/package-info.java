/** RFC 9457 answers of the parts that are no JAX-RS resources. */
@NullMarked
package dev.trunkline.gateway.problem;

import org.jspecify.annotations.NullMarked;
