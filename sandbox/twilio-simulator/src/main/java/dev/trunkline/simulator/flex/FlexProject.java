package dev.trunkline.simulator.flex;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trunkline.simulator.messaging.Sender;
import dev.trunkline.simulator.messaging.Senders;
import dev.trunkline.simulator.resource.ResourceStore;
import dev.trunkline.simulator.resource.Resources;
import dev.trunkline.simulator.rest.Sids;
import dev.trunkline.simulator.state.Json;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What a Flex project has from its first day: a workspace with a workflow and workers, a chat service, a Proxy service with
 * the account's numbers. The sids are the same at every start.
 */
public final class FlexProject {

    private static final String WORKSPACES = "taskrouter:Workspaces";
    private static final String PROXY = "proxy:Services";

    private final ResourceStore store;
    private final Resources resources;
    private final Senders senders;

    public FlexProject(ResourceStore store, Resources resources, Senders senders) {
        this.store = store;
        this.resources = resources;
        this.senders = senders;
    }

    public static String workspace(String accountSid) {
        return Sids.of("WS", "flex " + accountSid);
    }

    public static String workflow(String accountSid) {
        return Sids.of("WW", "flex " + accountSid);
    }

    public static String chatService(String accountSid) {
        return Resources.chatService(accountSid);
    }

    public static String proxyService(String accountSid) {
        return Sids.of("KS", "flex " + accountSid);
    }

    public static String queue(String accountSid) {
        return Sids.of("WQ", "flex " + accountSid);
    }

    /** @param name {@code Available}, {@code Unavailable} or {@code Offline} */
    public static String activity(String accountSid, String name) {
        return Sids.of("WA", name.toLowerCase(Locale.ROOT) + " " + accountSid);
    }

    public static String worker(String accountSid, String name) {
        return Sids.of("WK", "flex " + accountSid + " " + name);
    }

    /**
     * Sets up what is not there yet.
     *
     * @param eventCallbackUrl gets TaskRouter's events; empty for none
     */
    public void open(String account, String eventCallbackUrl) {
        var workspace = workspace(account);
        make(
                account,
                WORKSPACES,
                Map.of(),
                workspace,
                json -> json.put("friendly_name", "Flex Task Assignment")
                        .put("event_callback_url", eventCallbackUrl.isEmpty() ? null : eventCallbackUrl)
                        .put("multi_task_enabled", true)
                        .put("prioritize_queue_order", "FIFO"));
        var inWorkspace = Map.of("WorkspaceSid", workspace);
        List.of("Available", "Unavailable", "Offline")
                .forEach(name -> make(
                        account,
                        WORKSPACES + "/Activities",
                        inWorkspace,
                        activity(account, name),
                        json -> json.put("friendly_name", name).put("available", name.equals("Available"))));
        make(
                account,
                WORKSPACES + "/TaskQueues",
                inWorkspace,
                queue(account),
                json -> json.put("friendly_name", "Everyone").put("target_workers", "1==1"));
        make(
                account,
                WORKSPACES + "/Workflows",
                inWorkspace,
                workflow(account),
                json -> json.put("friendly_name", "Assign to anyone").put("configuration", routing(account)));
        make(
                account,
                WORKSPACES + "/TaskChannels",
                inWorkspace,
                Sids.of("TC", "sms " + account),
                json -> json.put("friendly_name", "SMS").put("unique_name", "sms"));
        make(
                account,
                WORKSPACES + "/TaskChannels",
                inWorkspace,
                Sids.of("TC", "chat " + account),
                json -> json.put("friendly_name", "Programmable Chat").put("unique_name", "chat"));
        make(
                account,
                WORKSPACES + "/TaskChannels",
                inWorkspace,
                Sids.of("TC", "voice " + account),
                json -> json.put("friendly_name", "Voice").put("unique_name", "voice"));
        for (var name : new String[] {"agent", "supervisor"}) {
            make(
                    account,
                    WORKSPACES + "/Workers",
                    inWorkspace,
                    worker(account, name),
                    json -> json.put("friendly_name", name)
                            .put("attributes", "{}")
                            .put("activity_sid", activity(account, "Available"))
                            .put("activity_name", "Available")
                            .put("available", true));
        }
        make(
                account,
                "chat:Services",
                Map.of(),
                chatService(account),
                json -> json.put("friendly_name", "Flex Chat Service"));
        make(
                account,
                PROXY,
                Map.of(),
                proxyService(account),
                json -> json.put("unique_name", "Flex Proxy Service")
                        .put("default_ttl", 0)
                        .put("geo_match_level", "country")
                        .put("number_selection_behavior", "prefer-sticky"));
        senders.where(sender ->
                        sender.accountSid().equals(account) && sender.address().startsWith("+"))
                .forEach(sender -> pool(account, sender));
    }

    /** To the agent whom an outbound task names, else to anyone. */
    private static String routing(String account) {
        return """
                {"task_routing":{"filters":[{"filter_friendly_name":"Known agent","expression":"direction == 'outbound'",
                "targets":[{"queue":"%1$s","known_worker_sid":"task.targetWorkerSid"},{"queue":"%1$s"}]}],
                "default_filter":{"queue":"%1$s"}}}""".formatted(queue(account));
    }

    /** Has customers' first messages to one of our numbers become chats with tasks. */
    public void answer(String account, String number) {
        var integration = Json.MAPPER
                .createObjectNode()
                .put("workspace_sid", workspace(account))
                .put("workflow_sid", workflow(account))
                .put("channel", "sms");
        make(
                account,
                FlexRules.FLOWS,
                Map.of(),
                Sids.of("FO", "flex " + number),
                json -> json.put("friendly_name", "Flex SMS Flow")
                        .put("chat_service_sid", chatService(account))
                        .put("channel_type", "sms")
                        .put("contact_identity", number)
                        .put("enabled", true)
                        .put("long_lived", false)
                        .put("janitor_enabled", true)
                        .put("integration_type", "task")
                        .set("integration", integration));
    }

    private void pool(String account, Sender sender) {
        make(
                account,
                PROXY + "/PhoneNumbers",
                Map.of("ServiceSid", proxyService(account)),
                sender.sid(),
                json -> json.put("phone_number", sender.address())
                        .put("friendly_name", sender.address())
                        .put("iso_country", "US")
                        .put("in_use", 0)
                        .put("is_reserved", false));
    }

    private void make(String account, String name, Map<String, String> parents, String sid, Consumer<ObjectNode> fill) {
        if (store.find(name, account, parents, sid).isEmpty()) {
            var unused = resources.make(name, account, parents, sid, fill);
        }
    }
}
