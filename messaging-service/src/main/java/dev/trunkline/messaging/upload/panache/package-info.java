/** Files in PostgreSQL. */
@NullMarked
package dev.trunkline.messaging.upload.panache;

import org.jspecify.annotations.NullMarked;
