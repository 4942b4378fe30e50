package dev.trunkline.twilio.chat;

import com.twilio.http.TwilioRestClient;
import dev.trunkline.twilio.account.TwilioAccount;
import dev.trunkline.twilio.account.TwilioAccounts;
import dev.trunkline.twilio.rest.TwilioClients;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The chats as the accounts' settings have them. */
public final class ConfiguredChats implements Chats {

    private final TwilioAccounts accounts;
    private final TwilioClients clients;
    private final Map<String, Settings> settings;

    /**
     * One account's settings.
     *
     * @param service {@code IS…}: the service of the channels; Programmable Chat alone needs it
     */
    public record Settings(ChatProduct product, Optional<String> service) {}

    /**
     * @param settings by the accounts' names
     * @throws IllegalArgumentException naming a missing setting
     */
    public ConfiguredChats(TwilioAccounts accounts, TwilioClients clients, Map<String, Settings> settings) {
        this.accounts = accounts;
        this.clients = clients;
        this.settings = Map.copyOf(settings);
        settings.forEach((name, account) -> {
            if (account.product() == ChatProduct.CHAT && account.service().isEmpty()) {
                throw new IllegalArgumentException("trunkline.twilio.accounts." + name
                        + ".chat-service-sid: missing (expected: IS and 32 hex digits, the service of its channels)");
            }
        });
    }

    @Override
    public Chat ofAccount(String accountSid) {
        var chosen = settings.get(account(accountSid).name());
        return chosen != null && chosen.product() == ChatProduct.CHAT
                ? ofService(accountSid, chosen.service().orElseThrow())
                : ofService(accountSid, null);
    }

    @Override
    public Chat ofService(String accountSid, @Nullable String chatServiceSid) {
        var sid = account(accountSid).sid();
        Supplier<TwilioRestClient> client = () -> clients.forAccount(sid);
        return chatServiceSid == null ? new ConversationsChat(client) : new ProgrammableChat(client, chatServiceSid);
    }

    private TwilioAccount account(String sid) {
        return accounts.bySid(sid)
                .orElseThrow(() -> new IllegalArgumentException(
                        "account " + sid + " is not configured (expected: one of trunkline.twilio.accounts)"));
    }
}
