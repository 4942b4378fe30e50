/** Tasks, queues and workers, owned by taskrouter-service. */
@NullMarked
package dev.trunkline.gateway.taskboard;

import org.jspecify.annotations.NullMarked;
