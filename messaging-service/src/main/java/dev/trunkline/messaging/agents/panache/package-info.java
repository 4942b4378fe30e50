/** Agents in PostgreSQL. */
@NullMarked
package dev.trunkline.messaging.agents.panache;

import org.jspecify.annotations.NullMarked;
