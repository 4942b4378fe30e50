/** The simulated accounts and their credentials. */
@NullMarked
package dev.trunkline.simulator.account;

import org.jspecify.annotations.NullMarked;
