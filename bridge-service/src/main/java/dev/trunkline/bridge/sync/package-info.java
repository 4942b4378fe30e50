/** What an event in one conversation means for the other. */
@NullMarked
package dev.trunkline.bridge.sync;

import org.jspecify.annotations.NullMarked;
