/** What is said in chats and conversations on its way to customers. */
@NullMarked
package dev.trunkline.simulator.relay;

import org.jspecify.annotations.NullMarked;
