package dev.trunkline.taskrouter.wiring;

import dev.trunkline.contracts.webhook.WebhookRoute;
import dev.trunkline.taskrouter.account.Workspaces;
import dev.trunkline.twilio.wiring.Wire;
import dev.trunkline.wiring.Wires;
import dev.trunkline.wiring.WiringSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Each workspace that we look into tells the ingress of all that the board shows. The bridge may want events of the same workspace:
 * each adds its own, and leaves the other's.
 */
@ApplicationScoped
public class TaskRouterWires implements Wires {

    private final TaskRouterWiringConfig config;
    private final Workspaces workspaces;

    public TaskRouterWires(TaskRouterWiringConfig config, Workspaces workspaces) {
        this.config = config;
        this.workspaces = workspaces;
    }

    @Override
    public String service() {
        return "taskrouter";
    }

    @Override
    public WiringSettings settings() {
        return config;
    }

    @Override
    public String account() {
        return workspaces.all().stream()
                .findFirst()
                .map(Workspaces.Place::accountSid)
                .orElse("");
    }

    @Override
    public List<Wire> all() {
        return config.publicUrl()
                .map(url -> url.replaceFirst("/$", "") + WebhookRoute.TASKROUTER.path())
                .map(url ->
                        workspaces.all().stream().map(place -> wire(place, url)).toList())
                .orElse(List.of());
    }

    private static Wire wire(Workspaces.Place place, String url) {
        return dev.trunkline.twilio.wiring.Workspaces.wire(
                place.accountSid(), place.sid(), url, dev.trunkline.twilio.wiring.Workspaces.BOARD_EVENTS);
    }
}
