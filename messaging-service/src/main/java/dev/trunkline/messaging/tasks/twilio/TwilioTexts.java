package dev.trunkline.messaging.tasks.twilio;

import com.twilio.rest.api.v2010.account.Message;
import com.twilio.type.PhoneNumber;
import dev.trunkline.messaging.inbox.InboxConfig;
import dev.trunkline.messaging.tasks.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/** {@code /2010-04-01/Accounts/{AccountSid}/Messages.json}. What is sent here is recorded by its status callback. */
@ApplicationScoped
class TwilioTexts implements Texts {

    private static final int PAGE = 50;

    private final OwnAccount account;
    private final URI statusCallback;

    TwilioTexts(OwnAccount account, InboxConfig config) {
        this.account = account;
        this.statusCallback = URI.create(config.statusCallbackUrl());
    }

    @Override
    public String send(String from, String to, String body) {
        return Message.creator(account.sid(), new PhoneNumber(to), new PhoneNumber(from), body)
                .setStatusCallback(statusCallback)
                .create(account.client())
                .getSid();
    }

    @Override
    public Optional<String> alike(String from, String to, String body, Instant since) {
        for (var sent : Message.reader(account.sid())
                .setTo(new PhoneNumber(to))
                .setFrom(new PhoneNumber(from))
                .limit(PAGE)
                .read(account.client())) {
            var created = sent.getDateCreated();
            if (body.equals(sent.getBody())
                    && (created == null || !created.toInstant().isBefore(since))) {
                return Optional.of(sent.getSid());
            }
        }
        return Optional.empty();
    }
}
