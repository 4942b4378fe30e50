package dev.trunkline.messaging.autoreply;

import java.util.regex.Pattern;

/** Tells what was hardly written by a person. */
final class Machines {

    /** Short codes and names: nobody reads what is sent to them. */
    private static final Pattern NO_PERSONS_NUMBER = Pattern.compile("\\d{3,8}|[A-Za-z][A-Za-z0-9 ]{0,10}");

    private static final Pattern SAYS_SO = Pattern.compile(
            "auto(matic(ally)?|mated)?[- ]?(reply|response|responder|answer|generated)|out of (the )?office|away message"
                    + "|do[- ]?not[- ]?reply|no[- ]?reply|unmonitored|abwesenheitsnotiz|automatische antwort"
                    + "|r[eé]ponse automatique|respuesta autom[aá]tica",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private Machines() {}

    static boolean wrote(String from, String text) {
        return NO_PERSONS_NUMBER.matcher(from).matches()
                || SAYS_SO.matcher(text).find();
    }
}
