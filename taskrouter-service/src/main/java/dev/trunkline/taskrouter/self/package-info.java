/** Which workers are the person who asks. */
@NullMarked
package dev.trunkline.taskrouter.self;

import org.jspecify.annotations.NullMarked;
