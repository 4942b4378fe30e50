package dev.trunkline.bridge.link;

import dev.trunkline.contracts.update.LinkView;
import java.util.Locale;

/** Links as people see them. */
public final class LinkViews {

    private LinkViews() {}

    public static LinkView of(Link link) {
        var late = link.late();
        return new LinkView(
                link.id().toString(),
                link.pair(),
                link.first(),
                link.second(),
                link.state().name().toLowerCase(Locale.ROOT),
                link.lane(),
                late == null ? null : late.reason(),
                late == null ? null : late.since(),
                link.createdAt(),
                link.changedAt());
    }
}
