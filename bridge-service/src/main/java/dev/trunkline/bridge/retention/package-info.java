/** What is over for long leaves the tables. */
@NullMarked
package dev.trunkline.bridge.retention;

import org.jspecify.annotations.NullMarked;
