package dev.trunkline.simulator.account;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trunkline.simulator.rest.Dates;
import dev.trunkline.simulator.rest.Page;
import dev.trunkline.simulator.rest.Reply;
import dev.trunkline.simulator.rest.Request;
import dev.trunkline.simulator.rest.Routes;
import dev.trunkline.simulator.rest.TwilioException;
import dev.trunkline.twilio.account.TwilioAccount;
import java.time.Instant;
import java.util.List;

/** The Account resource of the 2010 API. */
public final class AccountsApi {

    private final Accounts accounts;
    private final Instant started = Instant.now();

    public AccountsApi(Accounts accounts) {
        this.accounts = accounts;
    }

    public void mount(Routes routes) {
        routes.add("api", "GET", "/2010-04-01/Accounts.json", this::list)
                .add("api", "GET", "/2010-04-01/Accounts/{Sid}.json", this::fetch);
    }

    private Reply list(Request request) {
        return Page.of(request, List.of(accounts.required(request.accountSid())))
                .legacy("accounts", this::json);
    }

    private Reply fetch(Request request) {
        if (!request.pathParameter("Sid").equals(request.accountSid())) {
            throw TwilioException.notFound(request.path());
        }
        return Reply.json(200, json(accounts.required(request.accountSid())));
    }

    private ObjectNode json(TwilioAccount account) {
        var uri = "/2010-04-01/Accounts/" + account.sid();
        var json = JsonNodeFactory.instance.objectNode();
        json.put("auth_token", account.authTokens().getFirst());
        json.put("date_created", Dates.rfc2822(started));
        json.put("date_updated", Dates.rfc2822(started));
        json.put("friendly_name", account.name());
        json.put("owner_account_sid", account.sid());
        json.put("sid", account.sid());
        json.put("status", "active");
        json.putObject("subresource_uris")
                .put("messages", uri + "/Messages.json")
                .put("incoming_phone_numbers", uri + "/IncomingPhoneNumbers.json");
        json.put("type", "Full");
        json.put("uri", uri + ".json");
        return json;
    }
}
