/** Streams media from messaging-service to browsers. */
@NullMarked
package dev.trunkline.gateway.media;

import org.jspecify.annotations.NullMarked;
