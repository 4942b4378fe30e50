package dev.trunkline.simulator.messaging;

import dev.trunkline.simulator.resource.Draft;
import dev.trunkline.simulator.resource.Resource;
import dev.trunkline.simulator.resource.ResourceRules;
import dev.trunkline.simulator.resource.ResourceStore;
import dev.trunkline.simulator.rest.TwilioException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Messaging Services: pools of our senders, as REST makes them and as messages use them. */
public final class ServiceRules implements MessagingServices {

    private static final String SERVICES = "messaging:Services";
    private static final List<String> POOLS = List.of(SERVICES + "/PhoneNumbers", SERVICES + "/ChannelSenders");

    private final ResourceStore store;
    private final Senders senders;

    public ServiceRules(ResourceStore store, Senders senders) {
        this.store = store;
        this.senders = senders;
    }

    public Map<String, ResourceRules> rules() {
        return Map.of(
                SERVICES,
                new Services(),
                POOLS.get(0),
                new Pool("PhoneNumberSid", "phone_number"),
                POOLS.get(1),
                new Pool("Sid", "sender"));
    }

    private static final class Services implements ResourceRules {
        @Override
        public void creating(Draft draft) {
            draft.defaultTo("inbound_method", "POST")
                    .defaultTo("use_inbound_webhook_on_number", false)
                    .defaultTo("validity_period", 14_400);
        }
    }

    private final class Pool implements ResourceRules {
        private final String parameter;
        private final String field;

        Pool(String parameter, String field) {
            this.parameter = parameter;
            this.field = field;
        }

        @Override
        public void creating(Draft draft) {
            var sid = Objects.requireNonNullElse(draft.request().formValue(parameter), "");
            var sender = senders.bySid(sid)
                    .filter(found -> found.accountSid().equals(draft.accountSid()))
                    .orElseThrow(() -> new TwilioException(404, 21701, "The sender " + sid + " was not found"));
            if (ofSender(sender).isPresent()) {
                throw new TwilioException(
                        409, 21710, "Phone Number or Short Code is already in the Messaging Service.");
            }
            draft.set("sid", sid).set(field, sender.address());
        }
    }

    @Override
    public Optional<MessagingService> bySid(String accountSid, String sid) {
        return store.find(SERVICES, accountSid, Map.of(), sid).map(this::service);
    }

    @Override
    public Optional<MessagingService> ofSender(Sender sender) {
        return POOLS.stream()
                .flatMap(pool -> store.find(pool, sender.accountSid(), Map.of(), sender.sid()).stream())
                .findFirst()
                .flatMap(member -> bySid(member.accountSid(), serviceSid(member)));
    }

    private static String serviceSid(Resource member) {
        return member.parents().values().iterator().next();
    }

    private MessagingService service(Resource service) {
        var inbound = service.text("inbound_request_url");
        var status = service.text("status_callback");
        return new MessagingService(
                service.sid(),
                inbound.isEmpty() ? null : inbound,
                service.text("inbound_method"),
                service.field("use_inbound_webhook_on_number").asBoolean(),
                status.isEmpty() ? null : status,
                senderSids(service));
    }

    private List<String> senderSids(Resource service) {
        return POOLS.stream()
                .flatMap(pool -> store.where(pool, member -> serviceSid(member).equals(service.sid())).stream())
                .map(Resource::sid)
                .toList();
    }
}
