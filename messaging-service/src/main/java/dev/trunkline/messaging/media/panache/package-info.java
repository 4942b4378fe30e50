/** Media in PostgreSQL. */
@NullMarked
package dev.trunkline.messaging.media.panache;

import org.jspecify.annotations.NullMarked;
