/** The paths that Twilio posts to. */
@NullMarked
package dev.trunkline.ingress.door.rest;

import org.jspecify.annotations.NullMarked;
