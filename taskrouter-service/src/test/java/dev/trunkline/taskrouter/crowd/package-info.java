/** A workspace with more workers than fit on a page, for tests of what reads them all. */
@NullMarked
package dev.trunkline.taskrouter.crowd;

import org.jspecify.annotations.NullMarked;
