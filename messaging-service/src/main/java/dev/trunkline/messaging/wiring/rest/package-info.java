/** The wiring's HTTP interface. */
@NullMarked
package dev.trunkline.messaging.wiring.rest;

import org.jspecify.annotations.NullMarked;
