/** Calls of taskrouter-service. */
@NullMarked
package dev.trunkline.gateway.taskboard.client;

import org.jspecify.annotations.NullMarked;
