/** The timer that synchronises templates. */
@NullMarked
package dev.trunkline.messaging.templates.scheduler;

import org.jspecify.annotations.NullMarked;
