package dev.trunkline.simulator.agentapp;

/** An agent with the app open. */
public record Person(String accountSid, String identity) {}
