package dev.trunkline.messaging.tasks.twilio;

import com.twilio.rest.chat.v2.service.user.UserChannel;
import com.twilio.rest.flexapi.v1.Channel;
import dev.trunkline.messaging.tasks.FlexChannels;
import dev.trunkline.twilio.flex.NewChannel;
import dev.trunkline.twilio.rest.TwilioCallException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** {@code /v1/Channels} of Flex. */
@ApplicationScoped
class TwilioFlexChannels implements FlexChannels {

    private static final int NOT_FOUND = 404;

    private final OwnAccount account;

    TwilioFlexChannels(OwnAccount account) {
        this.account = account;
    }

    @Override
    public TaskChannel create(New wanted) {
        var channel = new NewChannel(
                wanted.flowSid(),
                wanted.identity(),
                wanted.customer(),
                wanted.customerName(),
                null,
                null,
                wanted.taskAttributes());
        return channel(account.flex().make(channel), wanted.identity());
    }

    /** Twilio lists Flex channels without their users, so the way to ours leads over the chat user with our identity. */
    @Override
    public Optional<TaskChannel> ofIdentity(String chatServiceSid, String identity) {
        try {
            for (var joined :
                    UserChannel.reader(chatServiceSid, identity).limit(1).read(account.client())) {
                return Optional.of(channel(account.flex().channel(joined.getChannelSid()), identity));
            }
            return Optional.empty();
        } catch (TwilioCallException e) {
            if (e.httpStatus() == NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static TaskChannel channel(Channel channel, String identity) {
        return new TaskChannel(
                channel.getSid(),
                identity,
                Objects.requireNonNullElse(channel.getAccountSid(), ""),
                Objects.requireNonNullElse(channel.getFlexFlowSid(), ""),
                Objects.requireNonNullElse(channel.getUserSid(), ""),
                channel.getTaskSid(),
                Objects.toString(channel.getUrl(), ""),
                channel.getDateCreated() == null
                        ? Instant.now()
                        : channel.getDateCreated().toInstant());
    }

    @Override
    public void remove(String sid) {
        try {
            var unused = Channel.deleter(sid).delete(account.client());
        } catch (TwilioCallException e) {
            if (e.httpStatus() != NOT_FOUND) {
                throw e;
            }
        }
    }
}
