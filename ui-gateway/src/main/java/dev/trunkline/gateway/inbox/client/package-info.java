/** HTTP out: messaging-service. */
@NullMarked
package dev.trunkline.gateway.inbox.client;

import org.jspecify.annotations.NullMarked;
