package dev.trunkline.messaging.tasks.rest;

import dev.trunkline.web.problem.Problem;
import dev.trunkline.web.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the fields of a request and collects all that is wrong with them. */
final class Fields {

    private static final Pattern NUMBER = Pattern.compile("\\+[1-9][0-9]{6,14}");

    /** Twilio refuses longer texts with 21617. */
    private static final int LONGEST_TEXT = 1600;

    private static final int LONGEST_NAME = 256;

    private final List<String> errors = new ArrayList<>();

    /** Empty text is no text. */
    static Optional<String> given(@Nullable String value) {
        return Optional.ofNullable(value).map(String::strip).filter(text -> !text.isEmpty());
    }

    String number(String name, @Nullable String value) {
        var number = required(name, value);
        if (!number.isEmpty() && !NUMBER.matcher(number).matches()) {
            errors.add(name + ": must be a number such as +14155550123");
        }
        return number;
    }

    /** One of our numbers that may be used, where only some may. */
    String ownNumber(String name, @Nullable String value, Optional<List<String>> allowed) {
        var number = number(name, value);
        if (NUMBER.matcher(number).matches()
                && allowed.filter(some -> !some.contains(number)).isPresent()) {
            errors.add(name + ": is none of the numbers that may be used");
        }
        return number;
    }

    String name(String name, @Nullable String value) {
        return limited(name, required(name, value), LONGEST_NAME);
    }

    String text(String name, @Nullable String value) {
        return limited(name, required(name, value), LONGEST_TEXT);
    }

    @Nullable String optionalText(String name, @Nullable String value) {
        return given(value).map(text -> limited(name, text, LONGEST_TEXT)).orElse(null);
    }

    /** @param prefix two letters */
    @Nullable String optionalSid(String name, @Nullable String value, String prefix) {
        return given(value).map(sid -> sid(name, sid, prefix)).orElse(null);
    }

    String sid(String name, @Nullable String value, String prefix) {
        var sid = required(name, value);
        if (!sid.isEmpty() && !sid.matches(prefix + "[0-9a-fA-F]{32}")) {
            errors.add(name + ": must be " + prefix + " and 32 hex digits");
        }
        return sid;
    }

    private String required(String name, @Nullable String value) {
        var text = given(value);
        if (text.isEmpty()) {
            errors.add(name + ": is required");
        }
        return text.orElse("");
    }

    private String limited(String name, String text, int longest) {
        if (text.codePointCount(0, text.length()) > longest) {
            errors.add(name + ": must be at most " + longest + " characters");
        }
        if (text.indexOf('\0') >= 0) {
            errors.add(name + ": must not hold the character NUL");
        }
        return text;
    }

    /** Ends the request where something is wrong, naming all of it. */
    void check() {
        if (!errors.isEmpty()) {
            throw new ProblemException(
                    Problem.of("invalid-request", "The request is not valid", 400, String.join("; ", errors))
                            .with("errors", List.copyOf(errors)));
        }
    }
}
