/** Canned replies for the gateway. */
@NullMarked
package dev.trunkline.messaging.canned.rest;

import org.jspecify.annotations.NullMarked;
