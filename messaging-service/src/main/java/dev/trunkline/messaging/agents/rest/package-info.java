/** Agents for the gateway. */
@NullMarked
package dev.trunkline.messaging.agents.rest;

import org.jspecify.annotations.NullMarked;
