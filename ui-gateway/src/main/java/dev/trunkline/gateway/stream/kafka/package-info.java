/** Reads the updates topics. */
@NullMarked
package dev.trunkline.gateway.stream.kafka;

import org.jspecify.annotations.NullMarked;
