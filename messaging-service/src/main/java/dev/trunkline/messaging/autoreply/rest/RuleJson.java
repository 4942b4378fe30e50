package dev.trunkline.messaging.autoreply.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.trunkline.messaging.autoreply.AutoReply;
import dev.trunkline.messaging.autoreply.Calendar;
import dev.trunkline.messaging.autoreply.Trigger;
import dev.trunkline.messaging.inbox.Channel;
import dev.trunkline.web.problem.Problem;
import dev.trunkline.web.problem.ProblemException;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A rule as supervisors read and write it.
 *
 * @param kind {@code keyword}, {@code first-message} or {@code after-hours}
 * @param keywords for {@code keyword}
 * @param match for {@code keyword}: {@code exact}, {@code starts} or {@code contains}
 * @param zone for {@code after-hours}: a time zone such as {@code Europe/Berlin}
 * @param hours for {@code after-hours}: when somebody is there
 * @param holidays for {@code after-hours}: days such as {@code 2026-12-25}
 * @param channels where it holds; none for everywhere
 * @param version of a change: what its editor saw
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RuleJson(
        @Nullable UUID id,
        @Nullable String name,
        @Nullable Boolean enabled,
        @Nullable Integer position,
        @Nullable String kind,
        @Nullable List<String> keywords,
        @Nullable String match,
        @Nullable String zone,
        @Nullable List<HoursJson> hours,
        @Nullable List<String> holidays,
        @Nullable List<String> channels,
        @Nullable String text,
        @Nullable Long version) {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_TEXT = 1600;
    private static final int MOST = 200;

    /** @param day such as {@code monday} */
    public record HoursJson(
            @Nullable String day,
            @Nullable String from,
            @Nullable String to) {}

    static RuleJson of(AutoReply rule) {
        var keyword = rule.trigger() instanceof Trigger.Keyword found ? found : null;
        var calendar = rule.trigger() instanceof Trigger.AfterHours found ? found.calendar() : null;
        return new RuleJson(
                rule.id(),
                rule.name(),
                rule.enabled(),
                rule.position(),
                keyword != null ? "keyword" : calendar != null ? "after-hours" : "first-message",
                keyword == null ? null : keyword.words(),
                keyword == null ? null : keyword.match().name().toLowerCase(Locale.ROOT),
                calendar == null ? null : calendar.zone().getId(),
                calendar == null
                        ? null
                        : calendar.hours().stream()
                                .map(range -> new HoursJson(
                                        range.day().name().toLowerCase(Locale.ROOT),
                                        range.from().toString(),
                                        range.to().toString()))
                                .toList(),
                calendar == null
                        ? null
                        : calendar.holidays().stream().map(LocalDate::toString).toList(),
                rule.channels().stream().map(Channel::id).toList(),
                rule.text(),
                rule.version());
    }

    /** The rule, or a problem that names all that is wrong. */
    AutoReply toRule(UUID ruleId) {
        var errors = new ArrayList<String>();
        var title = text(name, "name", LONGEST_NAME, errors);
        var reply = text(text, "text", LONGEST_TEXT, errors);
        var trigger = trigger(errors);
        var where = each(channels, "channels", errors, "one of sms, whatsapp, messenger, rcs", Channel::ofId);
        if (!errors.isEmpty() || trigger.isEmpty()) {
            throw new ProblemException(
                    Problem.of("invalid-request", "The request is not valid", 400, String.join("; ", errors))
                            .with("errors", errors));
        }
        return new AutoReply(
                ruleId,
                title,
                enabled == null || enabled,
                Objects.requireNonNullElse(position, 0),
                trigger.get(),
                where,
                reply,
                Objects.requireNonNullElse(version, 0L));
    }

    private static String text(@Nullable String given, String field, int longest, List<String> errors) {
        var found = given == null ? "" : given.strip();
        if (found.isEmpty() || found.length() > longest || found.indexOf('\0') >= 0) {
            errors.add(field + ": must be some text of at most " + longest + " characters");
        }
        return found;
    }

    private Optional<Trigger> trigger(List<String> errors) {
        return switch (Objects.requireNonNullElse(kind, "")) {
            case "keyword" -> keyword(errors);
            case "first-message" -> Optional.of(new Trigger.FirstMessage());
            case "after-hours" -> afterHours(errors);
            default -> {
                errors.add("kind: must be keyword, first-message or after-hours");
                yield Optional.empty();
            }
        };
    }

    private Optional<Trigger> keyword(List<String> errors) {
        var words = each(keywords, "keywords", errors, "a word or words", RuleJson::word);
        if (words.isEmpty() && errors.stream().noneMatch(error -> error.startsWith("keywords"))) {
            errors.add("keywords: must name at least one");
        }
        return one(
                        Objects.requireNonNullElse(match, "exact"),
                        "match",
                        errors,
                        "exact, starts or contains",
                        word -> Trigger.Match.valueOf(word.toUpperCase(Locale.ROOT)))
                .map(how -> new Trigger.Keyword(words, how));
    }

    private static String word(String text) {
        var word = text.strip();
        if (word.length() > LONGEST_NAME || word.codePoints().noneMatch(Character::isLetterOrDigit)) {
            throw new IllegalArgumentException("no word");
        }
        return word;
    }

    private Optional<Trigger> afterHours(List<String> errors) {
        var there = one(zone, "zone", errors, "a time zone such as Europe/Berlin", ZoneId::of);
        var ranges = new ArrayList<Calendar.Hours>();
        for (var range : hours == null ? List.<HoursJson>of() : hours) {
            var day = one(
                    range.day(),
                    "hours.day",
                    errors,
                    "a day such as monday",
                    word -> DayOfWeek.valueOf(word.toUpperCase(Locale.ROOT)));
            var from = one(range.from(), "hours.from", errors, "a time such as 09:00", LocalTime::parse);
            var to = one(range.to(), "hours.to", errors, "a time such as 17:00", LocalTime::parse);
            if (day.isPresent() && from.isPresent() && to.isPresent()) {
                one(
                                range.to(),
                                "hours.to",
                                errors,
                                "after its from",
                                unused -> new Calendar.Hours(day.get(), from.get(), to.get()))
                        .ifPresent(ranges::add);
            }
        }
        var days = each(holidays, "holidays", errors, "days such as 2026-12-25", LocalDate::parse);
        return there.map(found -> new Trigger.AfterHours(new Calendar(found, ranges, days)));
    }

    private static <T> Optional<T> one(
            @Nullable String given, String field, List<String> errors, String due, Function<String, T> read) {
        try {
            return Optional.of(read.apply(Objects.requireNonNullElse(given, "")));
        } catch (IllegalArgumentException | DateTimeException e) {
            errors.add(field + ": must be " + due);
            return Optional.empty();
        }
    }

    private static <T> List<T> each(
            @Nullable List<String> given, String field, List<String> errors, String due, Function<String, T> read) {
        var values = given == null ? List.<String>of() : given;
        if (values.size() > MOST) {
            errors.add(field + ": must be at most " + MOST);
            return List.of();
        }
        return values.stream()
                .flatMap(value -> one(value, field, errors, due, read).stream())
                .toList();
    }
}
