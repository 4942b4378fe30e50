/** Frontline's questions, as the ingress passes them on. */
@NullMarked
package dev.trunkline.bridge.callbacks.rest;

import org.jspecify.annotations.NullMarked;
