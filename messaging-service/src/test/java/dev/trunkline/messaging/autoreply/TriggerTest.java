package dev.trunkline.messaging.autoreply;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class TriggerTest {

    @ParameterizedTest
    @Tag("X03")
    @CsvSource({
        "EXACT, 'Hours?', true",
        "EXACT, ' opening   HOURS ', true",
        "EXACT, 'your hours', false",
        "STARTS, 'hours please', true",
        "STARTS, 'hourses', false",
        "CONTAINS, 'What are your opening hours?', true",
        "CONTAINS, 'after-hours', true",
        "CONTAINS, 'hourses', false",
        "CONTAINS, '', false",
    })
    void readsKeywordsAsWholeWords(Trigger.Match match, String text, boolean found) {
        var keyword = new Trigger.Keyword(List.of("hours", "Opening hours"), match);
        assertThat(keyword.isIn(text)).isEqualTo(found);
    }

    @ParameterizedTest
    @Tag("X03")
    @CsvSource({
        "+14155550123, 'When do you open?', false",
        "+14155550123, 'This is an automated reply', true",
        "+14155550123, 'I am out of the office until Monday', true",
        "+14155550123, 'Automatische Antwort: bin im Urlaub', true",
        "22395, 'Your code is 1234', true",
        "AMAZON, 'Your parcel', true",
        "whatsapp:+14155550123, 'Is there a reply to my letter?', false",
    })
    void knowsWhatMachinesWrite(String from, String text, boolean machine) {
        assertThat(Machines.wrote(from, text)).isEqualTo(machine);
    }
}
