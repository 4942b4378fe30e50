package dev.trunkline.messaging.agents;

import dev.trunkline.contracts.event.TraceContext;
import dev.trunkline.contracts.event.TraceScope;
import dev.trunkline.messaging.inbox.InboxClock;
import dev.trunkline.messaging.inbox.Transactions;
import dev.trunkline.messaging.tasks.OutboundTasksConfig;
import dev.trunkline.messaging.tasks.TaskRouter;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** TaskRouter's workers, where a workspace is configured, and whoever was seen in the inbox. Asked again after a minute. */
@ApplicationScoped
public class Agents {

    private static final Duration LIFETIME = Duration.ofMinutes(1);

    private final SeenAgents seen;
    private final TaskRouter router;
    private final OutboundTasksConfig config;
    private final Transactions transactions;
    private final InboxClock clock;
    private final AtomicReference<@Nullable Listed> last = new AtomicReference<>();

    Agents(
            SeenAgents seen,
            TaskRouter router,
            OutboundTasksConfig config,
            Transactions transactions,
            InboxClock clock) {
        this.seen = seen;
        this.router = router;
        this.config = config;
        this.transactions = transactions;
        this.clock = clock;
    }

    private record Listed(List<Agent> agents, Instant at) {}

    /** By name. Blocks on the network at times; without Twilio those who were seen remain. */
    public List<Agent> all(TraceContext trace) {
        var now = clock.now();
        var known = last.get();
        if (known != null && now.isBefore(known.at().plus(LIFETIME))) {
            return known.agents();
        }
        var byName = new TreeMap<String, @Nullable String>();
        transactions.call(seen::names).forEach(name -> byName.put(name, null));
        byName.putAll(TraceScope.run(trace, this::workers));
        var found = byName.entrySet().stream()
                .map(entry -> new Agent(entry.getKey(), entry.getValue()))
                .toList();
        last.set(new Listed(found, now));
        return found;
    }

    private Map<String, String> workers() {
        try {
            return config.workspaceSid().map(router::workers).orElse(Map.of());
        } catch (RuntimeException e) {
            Log.warnf("workers not listed: %s", e.getMessage());
            return Map.of();
        }
    }
}
