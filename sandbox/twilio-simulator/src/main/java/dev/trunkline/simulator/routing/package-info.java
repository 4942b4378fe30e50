/** How tasks find their workers: what TaskRouter and Flex have in common. */
@NullMarked
package dev.trunkline.simulator.routing;

import org.jspecify.annotations.NullMarked;
