package dev.trunkline.messaging.inbox;

/** Stands for people without saying who they are: the same values give the same pseudonym, and nobody finds the values from it. */
@FunctionalInterface
public interface Pseudonyms {
    String of(String... values);
}
