/** What is over for long leaves the tables. */
@NullMarked
package dev.trunkline.taskrouter.retention;

import org.jspecify.annotations.NullMarked;
