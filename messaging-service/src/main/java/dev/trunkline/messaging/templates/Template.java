package dev.trunkline.messaging.templates;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A template as Twilio keeps it.
 *
 * @param body its text with placeholders such as {@code {{1}}}; empty for forms without text
 * @param samples what its author put in for the placeholders, by name
 * @param types its forms, such as {@code twilio/text}
 */
public record Template(
        String sid,
        String name,
        String language,
        String body,
        Map<String, String> samples,
        List<String> types,
        Approval approval,
        Instant updatedAt) {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*([A-Za-z0-9_]{1,64})\\s*}}");

    /** WhatsApp takes no longer ones. Source: Twilio, "Using Variables with Content API". */
    private static final int LONGEST_VALUE = 1000;

    public Template {
        samples = Map.copyOf(samples);
        types = List.copyOf(types);
    }

    /**
     * What WhatsApp thinks of it.
     *
     * @param status {@code approved}, {@code pending}, {@code received}, {@code rejected}, {@code paused}, {@code disabled}
     *     or {@code unsubmitted}
     * @param category such as {@code UTILITY}; empty where there is none
     * @param rejectionReason empty where there is none
     */
    public record Approval(String status, String category, String rejectionReason) {
        public boolean isApproved() {
            return status.equals("approved");
        }
    }

    /** Names of the placeholders, in the order of the text, then those that only the samples name. */
    public Set<String> placeholders() {
        var names = PLACEHOLDER
                .matcher(body)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        samples.keySet().stream().sorted().forEach(names::add);
        return names;
    }

    /** The text with values in the place of the placeholders. */
    public Filling fill(Map<String, String> values) {
        var errors = new ArrayList<String>();
        var names = placeholders();
        names.stream()
                .filter(name -> values.getOrDefault(name, "").isBlank())
                .map(name -> "template.variables." + name + ": must be some text")
                .forEach(errors::add);
        var sorted = new LinkedHashMap<>(values);
        sorted.forEach((name, value) -> {
            if (!names.contains(name)) {
                errors.add("template.variables." + name + ": the template has no such placeholder");
            } else if (value.length() > LONGEST_VALUE) {
                errors.add("template.variables." + name + ": must be at most " + LONGEST_VALUE + " characters");
            }
        });
        if (!errors.isEmpty()) {
            return new Filling.Wrong(errors);
        }
        return new Filling.Filled(PLACEHOLDER
                .matcher(body)
                .replaceAll(found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), ""))));
    }

    /** What became of filling it in. */
    public sealed interface Filling {
        record Filled(String text) implements Filling {}

        /** @param errors one sentence per variable */
        record Wrong(List<String> errors) implements Filling {
            public Wrong {
                errors = List.copyOf(errors);
            }
        }
    }
}
