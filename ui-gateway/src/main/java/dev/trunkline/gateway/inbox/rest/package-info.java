/** HTTP in: conversations and messages. */
@NullMarked
package dev.trunkline.gateway.inbox.rest;

import org.jspecify.annotations.NullMarked;
