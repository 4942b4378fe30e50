package dev.trunkline.twilio.rest;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class TwilioCallTest {

    @ParameterizedTest
    @CsvSource({
        "/v1/Conversations/CH11111111111111111111111111111111, /v1/Conversations/CH11111111111111111111111111111111",
        "/v1/Conversations/sms:+14155550101, /v1/Conversations/sms:…",
        "/v2/PhoneNumbers/%2B14155550101, /v2/PhoneNumbers/…",
        "/2010-04-01/Accounts.json, /2010-04-01/Accounts.json"
    })
    @Tag("G02")
    void namesSidsButNoPhoneNumbers(String path, String shown) {
        assertThat(new TwilioCall("GET", "api", path)).hasToString("GET api" + shown);
    }
}
