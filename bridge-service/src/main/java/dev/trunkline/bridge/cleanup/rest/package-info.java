/** Clean-ups over HTTP. */
@NullMarked
package dev.trunkline.bridge.cleanup.rest;

import org.jspecify.annotations.NullMarked;
