/** Pages on which people play those who are not there: customers, and agents in an app of their own. */
@NullMarked
package dev.trunkline.simulator.page;

import org.jspecify.annotations.NullMarked;
