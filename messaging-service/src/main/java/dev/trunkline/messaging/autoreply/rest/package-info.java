/** Auto replies for supervisors. */
@NullMarked
package dev.trunkline.messaging.autoreply.rest;

import org.jspecify.annotations.NullMarked;
