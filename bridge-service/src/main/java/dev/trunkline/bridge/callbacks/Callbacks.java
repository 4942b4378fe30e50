package dev.trunkline.bridge.callbacks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trunkline.bridge.forward.DefaultWebhook;
import dev.trunkline.bridge.link.Links;
import dev.trunkline.bridge.link.Rooms;
import dev.trunkline.bridge.link.Side;
import dev.trunkline.bridge.link.Transactions;
import dev.trunkline.bridge.members.Members;
import dev.trunkline.contracts.twilio.FrontlineEvent.CustomerRequested;
import dev.trunkline.contracts.twilio.FrontlineEvent.CustomersRequested;
import dev.trunkline.contracts.twilio.FrontlineEvent.ProxyAddressRequested;
import dev.trunkline.contracts.twilio.TwilioEvent;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** Answers to Frontline's questions; nothing is changed by them. */
public final class Callbacks {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PAGE = 30;

    private final CallbacksConfig config;
    private final Links links;
    private final Members members;
    private final Rooms rooms;
    private final Transactions transactions;
    private final DefaultWebhook others;

    public Callbacks(
            CallbacksConfig config,
            Links links,
            Members members,
            Rooms rooms,
            Transactions transactions,
            DefaultWebhook others) {
        this.config = config;
        this.links = links;
        this.members = members;
        this.rooms = rooms;
        this.transactions = transactions;
        this.others = others;
    }

    /**
     * A question about customers.
     *
     * @param accountSid whose token signs what another CRM is asked
     * @param contentType of the question, like its body exactly as it came
     */
    @SuppressWarnings("ArrayRecordComponent") // The bytes are passed through, never compared.
    public record Question(TwilioEvent event, String accountSid, String contentType, byte[] body) {}

    public String crm(Question question) throws Exception {
        return switch (question.event()) {
            case CustomersRequested list -> customers(list).toString();
            case CustomerRequested customer -> {
                var ours = CustomerId.parse(customer.customerId()).flatMap(this::customer);
                yield ours.isPresent() ? ours.get().toString() : backup(question);
            }
            default -> backup(question);
        };
    }

    private String backup(Question question) throws Exception {
        var crm = config.backupCrm();
        return crm.isPresent()
                ? others.post(question.accountSid(), crm.get(), question.contentType(), question.body())
                : "{}";
    }

    private Optional<ObjectNode> customer(CustomerId id) {
        return transactions.call(() -> links.of(id.conversation())).map(link -> {
            var room = rooms.of(link, Side.FIRST);
            return objects("customer", details(id, Card.of(room.chat().conversation(room.sid()))));
        });
    }

    private static ObjectNode details(CustomerId id, Card card) {
        var customer = JSON.createObjectNode().put("display_name", card.name()).put("customer_id", id.text());
        var channels = customer.putArray("channels");
        card.phone().ifPresent(phone -> channels.addObject().put("type", "sms").put("value", phone));
        customer.putObject("details")
                .put("title", "Before the conversation")
                .put("content", String.join("\n", card.details()));
        return customer;
    }

    private ObjectNode customers(CustomersRequested wanted) {
        int size = Math.clamp(Objects.requireNonNullElse(wanted.pageSize(), PAGE), 1, 100);
        int offset = offset(wanted.pageToken());
        var found = transactions.call(
                () -> members.customers(Objects.requireNonNullElse(wanted.query(), ""), offset, size + 1));
        var list = JSON.createArrayNode();
        found.stream()
                .limit(size)
                .forEach(customer -> list.addObject()
                        .put("display_name", customer.name())
                        .put("customer_id", new CustomerId(customer.memberSid(), customer.conversation()).text()));
        var answer = objects("customers", list);
        ((ObjectNode) answer.path("objects")).put("searchable", true);
        if (found.size() > size) {
            ((ObjectNode) answer.path("objects")).put("next_page_token", String.valueOf(offset + size));
        }
        return answer;
    }

    /** A token that is none of ours begins anew. */
    private static int offset(@org.jspecify.annotations.Nullable String token) {
        return token != null && token.matches("\\d{1,6}") ? Integer.parseInt(token) : 0;
    }

    private static ObjectNode objects(String name, JsonNode value) {
        var answer = JSON.createObjectNode();
        answer.putObject("objects").set(name, value);
        return answer;
    }

    /** Which of our numbers a new conversation has. */
    public String outgoing(TwilioEvent event) {
        if (!(event instanceof ProxyAddressRequested wanted)) {
            return "{}";
        }
        var whatsapp = wanted.channelType().toLowerCase(Locale.ROOT).equals("whatsapp");
        var number = whatsapp ? config.whatsappNumber() : config.smsNumber();
        return number.map(address ->
                        JSON.createObjectNode().put("proxy_address", address).toString())
                .orElse("{}");
    }

    /** Texts to choose from, by category. */
    public String templates() {
        var categories = JSON.createArrayNode();
        config.templates().forEach((category, contents) -> {
            var texts = categories.addObject().put("display_name", category).putArray("templates");
            contents.forEach(content -> texts.addObject().put("content", content));
        });
        return categories.toString();
    }
}
