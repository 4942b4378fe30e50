/** Programmable Messaging: numbers and senders, messages, media. */
@NullMarked
package dev.trunkline.simulator.messaging;

import org.jspecify.annotations.NullMarked;
