/** The HTTP API of what is said. */
@NullMarked
package dev.trunkline.bridge.saying.rest;

import org.jspecify.annotations.NullMarked;
