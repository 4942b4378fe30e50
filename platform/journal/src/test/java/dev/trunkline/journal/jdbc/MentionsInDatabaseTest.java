package dev.trunkline.journal.jdbc;

import dev.trunkline.journal.testing.Database;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

import static dev.trunkline.journal.jdbc.ErasureFixture.PERSON;
import static org.assertj.core.api.Assertions.assertThat;

class MentionsInDatabaseTest {

    private static final Map<String, Boolean> TEXTS = Map.ofEntries(
            Map.entry("Call +12065550123", true),
            Map.entry("Call +1 (206) 555-0123, please", true),
            Map.entry("001 206 555 0123", true),
            Map.entry("(206) 555 0123. 24 hours", true),
            Map.entry("206.555.0123", true),
            Map.entry("02065550123", true),
            Map.entry("{\"note\": \"a\\n206 555 0123\"}", true),
            Map.entry("{\"longitude\": 206.5550123}", false),
            Map.entry("{\"created\": 2065550123}", false),
            Map.entry("Timestamp=2065550123", false),
            Map.entry("+44 1206 555 0123", false),
            Map.entry("206 555 0123 4", false),
            Map.entry("+2065550123", false),
            Map.entry("ab206 555 0123", false));

    /** One rule in Java and in PostgreSQL. */
    @Test
    void findsTheSameNumbersAsJava() {
        var inJava = new HashMap<String, Boolean>();
        TEXTS.keySet().forEach(text -> inJava.put(text, PERSON.in(text)));
        assertThat(inJava).isEqualTo(TEXTS);
        assertThat(inDatabase(PERSON.pattern(), TEXTS.keySet())).isEqualTo(TEXTS);
        assertThat(inDatabase(PERSON.roughPattern(), TEXTS.keySet()))
                .as("the quick one finds no less")
                .allSatisfy((text, found) -> assertThat(found || Boolean.FALSE.equals(TEXTS.get(text)))
                        .isTrue());
    }

    @Test
    void findsASpaceOfJsonInAForm() {
        var data = "interactionData=%7B%22body%22%3A%22206%5Cu00a0555%5Cu00A00123%22%7D";
        assertThat(PERSON.in(data.getBytes(StandardCharsets.UTF_8))).isTrue();
        assertThat(inDatabase(PERSON.roughPattern(), Set.of(data))).containsEntry(data, true);
    }

    private static Map<String, Boolean> inDatabase(String pattern, Set<String> texts) {
        try (var database = Database.create(1)) {
            return database.transactions().call(connection -> {
                var found = new HashMap<String, Boolean>();
                for (var text : texts) {
                    found.put(text, matches(connection, text, pattern));
                }
                return found;
            });
        }
    }

    private static boolean matches(Connection connection, String text, String pattern) throws SQLException {
        try (var statement = connection.prepareStatement("select ? ~ ?")) {
            statement.setString(1, text);
            statement.setString(2, pattern);
            try (var row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }
}
