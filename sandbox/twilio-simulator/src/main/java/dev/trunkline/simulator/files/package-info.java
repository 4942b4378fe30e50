/** Files in chats and conversations: the media content service. */
@NullMarked
package dev.trunkline.simulator.files;

import org.jspecify.annotations.NullMarked;
