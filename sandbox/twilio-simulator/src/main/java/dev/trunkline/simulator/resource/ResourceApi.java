package dev.trunkline.simulator.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trunkline.simulator.rest.Dates;
import dev.trunkline.simulator.rest.Page;
import dev.trunkline.simulator.rest.Reply;
import dev.trunkline.simulator.rest.Request;
import dev.trunkline.simulator.rest.Routes;
import dev.trunkline.simulator.rest.Sids;
import dev.trunkline.simulator.rest.TwilioException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Answers the operations of one kind of resource. */
final class ResourceApi {

    private final ResourceType type;
    private final ResourceRules rules;
    private final ResourceStore store;
    private final Scope scope;
    private final Blank blank;

    ResourceApi(ResourceType type, ResourceRules rules, ResourceStore store, Scope scope, Blank blank) {
        this.type = type;
        this.rules = rules;
        this.store = store;
        this.scope = scope;
        this.blank = blank;
    }

    void mount(Routes routes) {
        if (type.isSingle()) {
            add(routes, "fetch", "GET", type.path());
            add(routes, "update", "POST", type.path());
            return;
        }
        add(routes, "list", "GET", type.path());
        add(routes, "create", "POST", type.path());
        type.item().ifPresent(item -> {
            add(routes, "fetch", "GET", item);
            add(routes, "update", "POST", item);
            add(routes, "delete", "DELETE", item);
        });
    }

    private void add(Routes routes, String operation, String method, String path) {
        if (type.statuses().containsKey(operation)) {
            routes.add(type.product(), method, path, request -> answer(operation, request));
        }
    }

    private Reply answer(String operation, Request request) {
        var parents = scope.of(type, request);
        return switch (operation) {
            case "list" -> list(request, parents);
            case "create" -> reply("create", create(request, parents));
            case "fetch" -> reply("fetch", required(request, parents));
            case "update" -> reply("update", update(request, required(request, parents)));
            default -> delete(request, required(request, parents));
        };
    }

    private Reply reply(String operation, Resource resource) {
        var reply = Reply.json(type.statuses().getOrDefault(operation, 200), resource.json());
        return type.product().equals("taskrouter") ? reply.with("ETag", etag(resource)) : reply;
    }

    private static String etag(Resource resource) {
        return "\"" + resource.version() + "\"";
    }

    private Reply list(Request request, Map<String, String> parents) {
        var wanted = new Values(type, request).filters();
        var found = rules.listed(
                store.below(type.name(), request.accountSid(), parents).stream()
                        .filter(resource -> wanted.entrySet().stream()
                                .allMatch(
                                        filter -> resource.text(filter.getKey()).equals(filter.getValue())))
                        .toList(),
                request);
        var newestFirst = request.query().get("Order").filter("desc"::equals).isPresent();
        return Page.of(request, newestFirst ? found.reversed() : found)
                .current(type.key().orElse("items"), Resource::json);
    }

    private Resource create(Request request, Map<String, String> parents) {
        var sid = type.prefix().isEmpty() ? "" : Sids.random(type.prefix());
        var json = blank.of(type, request.accountSid(), parents, sid);
        new Values(type, request).into(json, type.create());
        var draft = new Draft(type, request, parents, Optional.empty(), json);
        Resource resource;
        // What must be unique or counted is looked at and stored in one go.
        synchronized (store) {
            var there = rules.existing(draft);
            if (there.isPresent()) {
                return there.get();
            }
            rules.creating(draft);
            resource = stored(request.accountSid(), parents, json);
        }
        rules.created(resource, request);
        return store.current(resource);
    }

    private Resource stored(String accountSid, Map<String, String> parents, ObjectNode json) {
        var own = json.path("sid").asText(json.path("type").asText(""));
        blank.address(json, type, parents, own);
        var resource = new Resource(Sids.random("ID"), type.name(), accountSid, own, parents, json, 0);
        store.add(resource);
        return resource;
    }

    private Resource update(Request request, Resource before) {
        request.header("if-match")
                .filter(wanted -> !wanted.equals(etag(before)))
                .ifPresent(stale -> {
                    throw new TwilioException(412, 20412, "Precondition Failed: the resource has changed");
                });
        var json = before.json().deepCopy();
        new Values(type, request).into(json, type.update());
        if (type.hasField("date_updated")) {
            json.put("date_updated", Dates.iso(Instant.now()));
        }
        rules.updating(new Draft(type, request, before.parents(), Optional.of(before), json));
        var after = store.change(before, current -> current.setAll(json));
        rules.updated(before, after, request);
        return store.current(after);
    }

    private Reply delete(Request request, Resource resource) {
        store.remove(resource);
        rules.deleted(resource, request);
        return Reply.empty(type.statuses().getOrDefault("delete", 204));
    }

    private Resource required(Request request, Map<String, String> parents) {
        if (type.isSingle()) {
            return store.below(type.name(), request.accountSid(), parents).stream()
                    .findFirst()
                    .orElseGet(() -> single(request, parents));
        }
        var item = type.item().orElse("");
        var reference = request.pathParameter(item.substring(item.lastIndexOf('{') + 1, item.length() - 1));
        return store.find(type.name(), request.accountSid(), parents, reference)
                .orElseThrow(() -> TwilioException.notFound(request.path()));
    }

    /** A resource that is always there comes into being when first asked for. */
    private Resource single(Request request, Map<String, String> parents) {
        var json = blank.of(type, request.accountSid(), parents, "");
        rules.creating(new Draft(type, request, parents, Optional.empty(), json));
        return stored(request.accountSid(), parents, json);
    }
}
