package dev.trunkline.messaging.inbox;

import dev.trunkline.twilio.account.TwilioAccount;
import dev.trunkline.twilio.account.TwilioAccounts;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Our own addresses: what belongs into the inbox, and from where we write to whom. */
@ApplicationScoped
public class Senders {

    private final String account;
    private final Map<Channel, List<String>> addresses = new EnumMap<>(Channel.class);

    Senders(InboxConfig config, TwilioAccounts accounts) {
        account = accounts.byName(config.account())
                .map(TwilioAccount::sid)
                .orElseThrow(() -> new IllegalStateException("trunkline.messaging.account: '" + config.account()
                        + "' (expected: the name of an account in trunkline.twilio.accounts)"));
        put(Channel.SMS, config.senders().sms());
        put(Channel.WHATSAPP, config.senders().whatsapp());
        put(Channel.MESSENGER, config.senders().messenger());
        put(Channel.RCS, config.senders().rcs());
        if (addresses.isEmpty()) {
            throw new IllegalStateException(
                    "trunkline.messaging.senders: none (expected: at least one of sms, whatsapp, messenger, rcs)");
        }
    }

    private void put(Channel channel, Optional<List<String>> configured) {
        var own = new ArrayList<String>();
        for (var address : configured.orElse(List.of())) {
            if (address.isBlank()) {
                continue;
            }
            if (Channel.of(address) != channel) {
                throw new IllegalStateException("trunkline.messaging.senders." + channel.id() + ": '" + address
                        + "' (expected: an address starting with '" + channel.prefix() + "')");
            }
            own.add(address.strip());
        }
        if (!own.isEmpty()) {
            addresses.put(channel, List.copyOf(own));
        }
    }

    /** SID of the account whose messages the inbox holds. */
    public String account() {
        return account;
    }

    /** All our senders. */
    public List<String> all() {
        return addresses.values().stream().flatMap(List::stream).toList();
    }

    /** Whether an address of an account is one of the inbox's senders. */
    public boolean own(String ofAccount, String address) {
        return account.equals(ofAccount)
                && addresses.getOrDefault(Channel.of(address), List.of()).contains(address);
    }

    /** The sender that starts a conversation with a customer, by the customer's channel; empty where we have none. */
    public Optional<String> towards(String address) {
        return addresses.getOrDefault(Channel.of(address), List.of()).stream().findFirst();
    }
}
