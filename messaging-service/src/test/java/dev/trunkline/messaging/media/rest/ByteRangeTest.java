package dev.trunkline.messaging.media.rest;

import dev.trunkline.messaging.media.rest.ByteRange.Part;
import dev.trunkline.messaging.media.rest.ByteRange.Unservable;
import dev.trunkline.messaging.media.rest.ByteRange.Whole;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ByteRangeTest {

    @ParameterizedTest
    @CsvSource({
        "bytes=0-0, 0, 0",
        "bytes=0-9, 0, 9",
        "bytes=2-5, 2, 5",
        "bytes=2-, 2, 9",
        "bytes=9-, 9, 9",
        "bytes=5-100, 5, 9",
        "bytes=5-999999999999999999, 5, 9",
        "bytes=-3, 7, 9",
        "bytes=-100, 0, 9",
        "Bytes = 1 - 2, 1, 2"
    })
    void takesOneRunOfBytes(String header, int first, int last) {
        assertThat(ByteRange.of(header, 10)).isEqualTo(new Part(first, last));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "bytes=-", "bytes=5-2", "bytes=0-1,3-4", "bytes=a-b", "items=0-1", "0-1"})
    void takesAllWhereTheRangeMayBeLeftUnheeded(@Nullable String header) {
        assertThat(ByteRange.of(header, 10)).isEqualTo(new Whole());
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=10-", "bytes=10-20", "bytes=999999999999999999-", "bytes=-0"})
    void refusesWhatLiesBehindTheEnd(String header) {
        assertThat(ByteRange.of(header, 10)).isEqualTo(new Unservable());
    }

    @Test
    void hasNoRangeOfNothing() {
        assertThat(ByteRange.of("bytes=0-", 0)).isEqualTo(new Unservable());
        assertThat(ByteRange.of("bytes=-1", 0)).isEqualTo(new Unservable());
    }
}
