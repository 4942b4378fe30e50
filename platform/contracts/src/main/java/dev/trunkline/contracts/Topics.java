package dev.trunkline.contracts;

import dev.trunkline.contracts.update.UpdateArea;
import dev.trunkline.contracts.webhook.WebhookFamily;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Names of all Kafka topics. Services never create them; the sandbox, the tests and the chart do, from {@link #all()}. */
public final class Topics {

    /** Requests for one of our accounts whose signature could not be verified. */
    public static final String QUARANTINE = "trunkline.quarantine";

    /** The domain services, in the order of the design. */
    public static final List<String> SERVICES = List.of("messaging", "proxy", "bridge", "taskrouter");

    private Topics() {}

    /** Genuine webhooks of one family: {@code trunkline.webhooks.<family>}. */
    public static String webhooks(WebhookFamily family) {
        return "trunkline.webhooks." + family.id();
    }

    /** What browsers see of one area: {@code trunkline.updates.<area>}. */
    public static String updates(UpdateArea area) {
        return "trunkline.updates." + area.id();
    }

    /** Requests of one service to another: {@code trunkline.commands.<service>}. */
    public static String commands(String service) {
        return "trunkline.commands." + service;
    }

    /** Entries that a service's journal gave up on: {@code trunkline.parked.<service>}. */
    public static String parked(String service) {
        return "trunkline.parked." + service;
    }

    /** Every topic of the product. */
    public static List<String> all() {
        var topics = new ArrayList<String>();
        Arrays.stream(WebhookFamily.values()).map(Topics::webhooks).forEach(topics::add);
        Arrays.stream(UpdateArea.values()).map(Topics::updates).forEach(topics::add);
        SERVICES.stream().map(Topics::commands).forEach(topics::add);
        SERVICES.stream().map(Topics::parked).forEach(topics::add);
        topics.add(QUARANTINE);
        return List.copyOf(topics);
    }
}
