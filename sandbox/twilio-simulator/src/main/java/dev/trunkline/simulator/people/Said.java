package dev.trunkline.simulator.people;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that somebody wrote.
 *
 * @param id begins its words, or is the name of its file; no other message has it
 * @param words as they are now; empty for a file
 * @param file what it consists of
 */
public record Said(
        String id, boolean onFirst, Author author, String sid, String words, Optional<String> file, Instant at) {

    static String textId(String words) {
        int end = words.indexOf(' ');
        return end < 0 ? words : words.substring(0, end);
    }

    Said edited(String now) {
        return new Said(id, onFirst, author, sid, now, file, at);
    }
}
