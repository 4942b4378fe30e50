package dev.trunkline.simulator.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trunkline.simulator.rest.Routes;
import dev.trunkline.simulator.rest.Sids;
import java.util.Map;
import java.util.function.Consumer;

/** The resources of the whole catalogue: mounts them, and makes some without a request. */
public final class Resources {

    private final Catalogue catalogue = Catalogue.load();
    private final ResourceStore store;
    private final Blank blank = new Blank(catalogue);

    public Resources(ResourceStore store) {
        this.store = store;
    }

    /** @param rules by the name of the resource; those without are stored, nothing more */
    public void mount(Routes routes, Map<String, ResourceRules> rules) {
        rules.keySet().forEach(catalogue::named);
        var scope = new Scope(catalogue, store);
        catalogue
                .types()
                .forEach(type -> new ResourceApi(
                                type, rules.getOrDefault(type.name(), ResourceRules.NONE), store, scope, blank)
                        .mount(routes));
    }

    /** Makes a resource that nobody asked for by REST, such as the default chat service or an interaction. */
    public Resource make(String name, String accountSid, Map<String, String> parents, Consumer<ObjectNode> fill) {
        var type = catalogue.named(name);
        return make(type, accountSid, parents, Sids.random(type.prefix()), fill);
    }

    /** The same with a sid of its own. */
    public Resource make(
            String name, String accountSid, Map<String, String> parents, String sid, Consumer<ObjectNode> fill) {
        return make(catalogue.named(name), accountSid, parents, sid, fill);
    }

    private Resource make(
            ResourceType type, String accountSid, Map<String, String> parents, String sid, Consumer<ObjectNode> fill) {
        var json = blank.of(type, accountSid, parents, sid);
        fill.accept(json);
        var own = json.path("sid").asText(sid);
        blank.address(json, type, parents, own);
        var resource = new Resource(Sids.random("ID"), type.name(), accountSid, own, parents, json, 0);
        store.add(resource);
        return resource;
    }

    /** The chat service of an account, seen by Programmable Chat and by Conversations alike. */
    public static String chatService(String accountSid) {
        return Scope.defaultChatService(accountSid);
    }

    /** Gives an account the chat service that its own conversations belong to, unless it is there. */
    public void seedChatService(String accountSid) {
        seedChatService(accountSid, chatService(accountSid), "Flex Chat Service", "Default Conversations Service");
    }

    /** Another chat service, for both products. @return {@code IS…} */
    public String makeChatService(String accountSid, String name) {
        var sid = Sids.random("IS");
        seedChatService(accountSid, sid, name, name);
        return sid;
    }

    private void seedChatService(String accountSid, String sid, String chatName, String conversationsName) {
        if (store.find("chat:Services", accountSid, Map.of(), sid).isEmpty()) {
            var unused = make("chat:Services", accountSid, Map.of(), sid, json -> json.put("friendly_name", chatName));
        }
        if (store.find("conversations:Services", accountSid, Map.of(), sid).isEmpty()) {
            var type = catalogue.named("conversations:Services");
            var unused = make(type, accountSid, Map.of(), sid, json -> json.put("friendly_name", conversationsName));
        }
    }
}
