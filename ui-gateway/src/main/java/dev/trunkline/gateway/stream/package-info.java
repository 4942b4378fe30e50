/** Live updates: a window on the newest of them, cursors to resume by, and the wire form of server-sent events. */
@NullMarked
package dev.trunkline.gateway.stream;

import org.jspecify.annotations.NullMarked;
