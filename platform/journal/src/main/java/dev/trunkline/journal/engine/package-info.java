/** Runs entries: claims lanes, calls handlers, decides what a failure means. Threads and policies, no framework. */
@NullMarked
package dev.trunkline.journal.engine;

import org.jspecify.annotations.NullMarked;
