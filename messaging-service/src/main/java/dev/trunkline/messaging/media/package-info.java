/** Pictures, sound and files of messages, fetched patiently and kept. Plain Java; adapters lie in the packages below. */
@NullMarked
package dev.trunkline.messaging.media;

import org.jspecify.annotations.NullMarked;
