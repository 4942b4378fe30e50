/** Serves {@code GET /api/stream}. */
@NullMarked
package dev.trunkline.gateway.stream.http;

import org.jspecify.annotations.NullMarked;
