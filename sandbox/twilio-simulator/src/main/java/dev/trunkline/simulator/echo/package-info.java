/** Webhooks for what was written by REST into chats and conversations. */
@NullMarked
package dev.trunkline.simulator.echo;

import org.jspecify.annotations.NullMarked;
