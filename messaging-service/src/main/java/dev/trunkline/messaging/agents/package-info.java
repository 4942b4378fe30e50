/** Who works here, as far as this service can know. */
@NullMarked
package dev.trunkline.messaging.agents;

import org.jspecify.annotations.NullMarked;
