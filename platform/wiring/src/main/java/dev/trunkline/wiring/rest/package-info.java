/** The wiring's HTTP interface. */
@NullMarked
package dev.trunkline.wiring.rest;

import org.jspecify.annotations.NullMarked;
