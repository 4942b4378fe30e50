package dev.trunkline.ingress.publishing;

import java.util.concurrent.atomic.LongAdder;

/** What has become of a lane's events since it was opened. */
final class LaneCounts {

    final LongAdder direct = new LongAdder();
    final LongAdder spooled = new LongAdder();
    final LongAdder drained = new LongAdder();
    final LongAdder refused = new LongAdder();
    final LongAdder setAside = new LongAdder();
}
