/** Tests of outreaches. */
@NullMarked
package dev.trunkline.bridge.outbound;

import org.jspecify.annotations.NullMarked;
