/** Auto replies in PostgreSQL. */
@NullMarked
package dev.trunkline.messaging.autoreply.panache;

import org.jspecify.annotations.NullMarked;
