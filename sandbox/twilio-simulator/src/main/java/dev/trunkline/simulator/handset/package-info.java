/** Being the customer: the handset's Java side and its page. */
@NullMarked
package dev.trunkline.simulator.handset;

import org.jspecify.annotations.NullMarked;
