package dev.trunkline.taskrouter.account;

import dev.trunkline.taskrouter.board.AccountNames;
import dev.trunkline.twilio.account.TwilioAccount;
import dev.trunkline.twilio.account.TwilioAccounts;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** The configured workspaces, and the names of accounts. */
@ApplicationScoped
public class Workspaces implements AccountNames {

    private final TwilioAccounts accounts;
    private final AccountConfig config;

    public Workspaces(TwilioAccounts accounts, AccountConfig config) {
        this.accounts = accounts;
        this.config = config;
    }

    /**
     * One workspace that we look into.
     *
     * @param account our name
     * @param accountSid {@code AC...}
     * @param sid {@code WS...}
     */
    public record Place(String account, String accountSid, String sid) {}

    /**
     * By the account's name.
     *
     * @throws IllegalArgumentException where an account is not configured
     */
    public List<Place> all() {
        var places = new ArrayList<Place>();
        config.workspaces().entrySet().stream()
                .sorted(java.util.Map.Entry.comparingByKey())
                .forEach(workspace -> {
                    var account = accounts.byName(workspace.getKey())
                            .orElseThrow(() ->
                                    new IllegalArgumentException("trunkline.taskrouter.workspaces." + workspace.getKey()
                                            + ": no such account (expected: one of trunkline.twilio.accounts)"));
                    places.add(new Place(account.name(), account.sid(), workspace.getValue()));
                });
        return places;
    }

    @Override
    public String of(String accountSid) {
        return accounts.bySid(accountSid).map(TwilioAccount::name).orElse(accountSid);
    }
}
