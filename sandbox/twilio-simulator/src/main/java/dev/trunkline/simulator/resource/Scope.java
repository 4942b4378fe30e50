package dev.trunkline.simulator.resource;

import dev.trunkline.simulator.rest.Request;
import dev.trunkline.simulator.rest.Sids;
import dev.trunkline.simulator.rest.TwilioException;
import java.util.LinkedHashMap;
import java.util.Map;

/** What stands above a resource: the parents that its path names, which have to exist. */
final class Scope {

    private final Catalogue catalogue;
    private final ResourceStore store;

    Scope(Catalogue catalogue, ResourceStore store) {
        this.catalogue = catalogue;
        this.store = store;
    }

    /** The chat service of an account's own conversations. */
    static String defaultChatService(String accountSid) {
        return Sids.of("IS", "conversations " + accountSid);
    }

    /** Path parameter to sid. A parent that is unknown is 404. */
    Map<String, String> of(ResourceType type, Request request) {
        var parents = new LinkedHashMap<String, String>();
        if (type.product().equals("conversations")
                && !type.path().startsWith("/v1/Services")
                && !type.isAccountConfiguration()) {
            parents.put("ChatServiceSid", defaultChatService(request.accountSid()));
        }
        var walked = new StringBuilder();
        for (var segment : type.path().substring(1).split("/", -1)) {
            walked.append('/').append(segment);
            if (segment.startsWith("{")) {
                var parameter = segment.substring(1, segment.length() - 1);
                var reference = request.pathParameter(parameter);
                parents.put(parameter, sid(type.product(), walked.toString(), parents, reference, request));
            }
        }
        return parents;
    }

    private String sid(String product, String itemPath, Map<String, String> above, String reference, Request request) {
        return catalogue
                .ofItem(product, itemPath)
                .or(() -> catalogue.ofItem(product, lastNameReplaced(itemPath)))
                .map(parent -> store.find(parent.name(), request.accountSid(), above, reference)
                        .orElseThrow(() -> TwilioException.notFound(request.path()))
                        .sid())
                .orElse(reference);
    }

    /** Items end with {@code {Sid}}, paths below them say {@code {SessionSid}}; names further up are the same. */
    private static String lastNameReplaced(String itemPath) {
        return itemPath.substring(0, itemPath.lastIndexOf('{')) + "{Sid}";
    }
}
