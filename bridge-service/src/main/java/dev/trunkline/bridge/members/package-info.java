/** Who is in both conversations of a link. */
@NullMarked
package dev.trunkline.bridge.members;

import org.jspecify.annotations.NullMarked;
