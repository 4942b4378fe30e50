/** Scheduled messages for the gateway. */
@NullMarked
package dev.trunkline.messaging.schedule.rest;

import org.jspecify.annotations.NullMarked;
