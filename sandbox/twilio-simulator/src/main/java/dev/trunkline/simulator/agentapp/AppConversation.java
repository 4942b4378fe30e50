package dev.trunkline.simulator.agentapp;

/**
 * A conversation in an agent's list.
 *
 * @param joined whether the agent is in it
 * @param last what was said last; empty where nothing was
 */
public record AppConversation(String sid, String title, String state, boolean joined, String last) {}
