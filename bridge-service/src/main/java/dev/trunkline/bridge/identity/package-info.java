/** How Flex writes names of people in chats. */
@NullMarked
package dev.trunkline.bridge.identity;

import org.jspecify.annotations.NullMarked;
