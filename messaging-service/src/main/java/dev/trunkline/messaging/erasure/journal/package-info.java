/** Erasure as a journal entry. */
@NullMarked
package dev.trunkline.messaging.erasure.journal;

import org.jspecify.annotations.NullMarked;
