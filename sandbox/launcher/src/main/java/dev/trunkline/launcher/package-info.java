/** The sandbox on one machine and the command line for it. */
@NullMarked
package dev.trunkline.launcher;

import org.jspecify.annotations.NullMarked;
