/** One's own workers over HTTP. */
@NullMarked
package dev.trunkline.taskrouter.self.rest;

import org.jspecify.annotations.NullMarked;
