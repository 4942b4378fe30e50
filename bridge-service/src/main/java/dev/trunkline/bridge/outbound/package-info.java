/** A customer whom an agent of the second workspace writes to first gets a conversation in Flex. */
@NullMarked
package dev.trunkline.bridge.outbound;

import org.jspecify.annotations.NullMarked;
