/** Removal of files whose time is over. */
@NullMarked
package dev.trunkline.messaging.upload.scheduler;

import org.jspecify.annotations.NullMarked;
