/** The inbox's part of the API, answered by messaging-service. */
@NullMarked
package dev.trunkline.gateway.inbox;

import org.jspecify.annotations.NullMarked;
