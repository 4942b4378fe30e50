/** Erasures and whatever is about a person, in PostgreSQL. */
@NullMarked
package dev.trunkline.messaging.erasure.panache;

import org.jspecify.annotations.NullMarked;
