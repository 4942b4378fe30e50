/** Templates for the gateway. */
@NullMarked
package dev.trunkline.messaging.templates.rest;

import org.jspecify.annotations.NullMarked;
