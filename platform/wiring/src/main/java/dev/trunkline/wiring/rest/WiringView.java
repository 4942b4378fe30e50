package dev.trunkline.wiring.rest;

import dev.trunkline.wiring.Apply;
import dev.trunkline.wiring.TwilioWiring;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the service looks after at Twilio.
 *
 * @param mode {@code off}, {@code check} or {@code apply}
 * @param checkedAt when all of it was last looked at; null before the first time
 */
public record WiringView(
        String service, String mode, @Nullable Instant checkedAt, List<SettingView> items, List<ApplyView> applies) {

    private static final String UNCHECKED = "unchecked";

    static WiringView of(TwilioWiring.Report report) {
        var items = report.lines().stream().map(WiringView::item).toList();
        var checked = items.stream().map(SettingView::checkedAt).toList();
        return new WiringView(
                report.service(),
                report.mode().name().toLowerCase(Locale.ROOT),
                checked.contains(null)
                        ? null
                        : checked.stream()
                                .filter(Objects::nonNull)
                                .min(Instant::compareTo)
                                .orElse(null),
                items,
                report.applies().stream().map(ApplyView::of).toList());
    }

    /**
     * One property of a resource at Twilio.
     *
     * @param wire names the resource in {@code POST /wiring/apply}
     * @param wanted empty where there must be no value
     * @param found null where there is no value
     * @param state {@code right}, {@code drifted}, {@code missing}, {@code unreachable} or {@code unchecked}
     * @param reason in words, where it could not be read or cannot be mended
     * @param previous what others had set; null where nobody had
     */
    public record SettingView(
            String wire,
            String account,
            String resource,
            String property,
            String wanted,
            @Nullable String found,
            String state,
            boolean mendable,
            @Nullable String reason,
            @Nullable Instant checkedAt,
            @Nullable String previous,
            @Nullable Instant previousAt) {}

    private static SettingView item(TwilioWiring.Line line) {
        var setting = line.setting();
        var found = setting.finding();
        return new SettingView(
                line.wire().id(),
                line.wire().account(),
                line.wire().resource(),
                line.property(),
                line.wanted(),
                found == null ? null : found.value(),
                found == null ? UNCHECKED : found.state().id(),
                found != null && found.mendable(),
                found == null ? null : found.reason(),
                found == null ? null : found.at(),
                setting.previous(),
                setting.previousAt());
    }

    /**
     * Somebody had it mended.
     *
     * @param state {@code waiting}, {@code done} or {@code failed}
     * @param reason in words, why it is late or what could not be mended
     */
    public record ApplyView(
            UUID id,
            String who,
            String why,
            String state,
            @Nullable String reason,
            List<Apply.Change> changes,
            Instant requestedAt,
            @Nullable Instant finishedAt) {

        static ApplyView of(Apply apply) {
            return new ApplyView(
                    apply.id(),
                    apply.who(),
                    apply.why(),
                    apply.state().id(),
                    apply.reason(),
                    apply.changes(),
                    apply.requestedAt(),
                    apply.finishedAt());
        }
    }
}
