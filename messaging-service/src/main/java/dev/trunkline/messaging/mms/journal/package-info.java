/** The relay of pictures as journal entries. */
@NullMarked
package dev.trunkline.messaging.mms.journal;

import org.jspecify.annotations.NullMarked;
