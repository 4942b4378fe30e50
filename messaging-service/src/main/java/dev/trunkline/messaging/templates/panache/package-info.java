/** Templates in PostgreSQL. */
@NullMarked
package dev.trunkline.messaging.templates.panache;

import org.jspecify.annotations.NullMarked;
