package dev.trunkline.messaging.optout;

import dev.trunkline.messaging.inbox.Channel;
import dev.trunkline.messaging.optout.OptOutWords.Wish;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class OptOutWordsTest {

    @ParameterizedTest
    @CsvSource({
        "SMS, STOP,, STOP",
        "SMS, ' stop ',, STOP",
        "SMS, StopAll,, STOP",
        "SMS, revoke,, STOP",
        "SMS, OptOut,, STOP",
        "SMS, cancel,, STOP",
        "WHATSAPP, cancel,,",
        "WHATSAPP, STOP,, STOP",
        "SMS, please stop,,",
        "SMS, stopped,,",
        "SMS, start,, START",
        "SMS, yes,, START",
        "WHATSAPP, yes,,",
        "SMS, help,, HELP",
        "SMS, 'ne plus recevoir', STOP, STOP",
        "SMS, STOP, HELP, HELP",
        "SMS, '',,",
    })
    void readsTheWordsThatTwilioActsOn(Channel channel, String body, @Nullable String optOutType, @Nullable Wish wish) {
        assertThat(OptOutWords.read(channel, body, optOutType)).isEqualTo(java.util.Optional.ofNullable(wish));
    }
}
