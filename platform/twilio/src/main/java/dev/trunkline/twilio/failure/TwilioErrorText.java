package dev.trunkline.twilio.failure;

/** Twilio's error codes in words, for people; also those that arrive in status callbacks and in the debugger. */
public final class TwilioErrorText {

    private TwilioErrorText() {}

    /** Such as {@code recipient opted out (Twilio error 21610)}; for a code without words just its number. */
    public static String of(int code) {
        return TwilioError.ofCode(code)
                .map(error -> error.words() + " (Twilio error " + code + ")")
                .orElse("Twilio error " + code);
    }
}
