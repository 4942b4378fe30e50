package dev.trunkline.simulator.agentapp;

/**
 * Somebody who may use the app.
 *
 * @param activity of the worker of that name
 */
public record AppAgent(String identity, String activity, boolean available) {}
