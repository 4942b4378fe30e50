package dev.trunkline.twilio.chat;

import dev.trunkline.twilio.account.TwilioAccount;
import dev.trunkline.twilio.account.TwilioAccounts;
import dev.trunkline.twilio.rest.TwilioClients;
import java.util.Map;
import java.util.Optional;

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
        var chosen = settings.getOrDefault(
                account(accountSid).name(), new Settings(ChatProduct.CONVERSATIONS, Optional.empty()));
        // A service that is set for Conversations as well is the account's own, which has shorter paths.
        return of(
                accountSid,
                chosen.product(),
                chosen.product() == ChatProduct.CHAT ? chosen.service() : Optional.empty());
    }

    @Override
    public Chat of(String accountSid, ChatProduct product, Optional<String> service) {
        var unused = account(accountSid);
        return RestChat.of(() -> clients.forAccount(accountSid), product, service);
    }

    private TwilioAccount account(String accountSid) {
        return accounts.bySid(accountSid)
                .orElseThrow(() -> new IllegalArgumentException(
                        "account " + accountSid + " is not configured (expected: one of trunkline.twilio.accounts)"));
    }
}
