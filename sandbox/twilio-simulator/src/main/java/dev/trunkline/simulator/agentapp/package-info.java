/** The app of agents in a second workspace, as Frontline was. */
@NullMarked
package dev.trunkline.simulator.agentapp;

import org.jspecify.annotations.NullMarked;
