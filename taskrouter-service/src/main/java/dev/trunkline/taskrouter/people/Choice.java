package dev.trunkline.taskrouter.people;

import java.time.Instant;

/**
 * What a person chose to be, in whichever account they chose it last.
 *
 * @param name of the worker, the same in all accounts
 * @param state our name of it
 * @param account our name of the account they chose it in
 * @param at Twilio's clock
 */
public record Choice(String name, String state, String account, Instant at) {}
