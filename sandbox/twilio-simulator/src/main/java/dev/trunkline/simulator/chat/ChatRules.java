package dev.trunkline.simulator.chat;

import dev.trunkline.simulator.echo.RestEchoes;
import dev.trunkline.simulator.files.ChatFiles;
import dev.trunkline.simulator.relay.CustomerRelay;
import dev.trunkline.simulator.resource.Draft;
import dev.trunkline.simulator.resource.Resource;
import dev.trunkline.simulator.resource.ResourceRules;
import dev.trunkline.simulator.resource.ResourceStore;
import dev.trunkline.simulator.resource.RunningIndex;
import dev.trunkline.simulator.resource.Uniqueness;
import dev.trunkline.simulator.rest.Request;
import java.util.Map;

/** What Programmable Chat demands: unique channels, members and users; messages with a running index. */
public final class ChatRules {

    private static final String CHANNELS = "chat:Services/Channels";

    private final ResourceStore store;
    private final CustomerRelay relay;
    private final Uniqueness unique;
    private final RestEchoes echoes;
    private final ChatFiles files;
    private final RunningIndex places;

    public ChatRules(ResourceStore store, CustomerRelay relay, RestEchoes echoes, ChatFiles files) {
        this.store = store;
        this.relay = relay;
        this.echoes = echoes;
        this.files = files;
        this.unique = new Uniqueness(store);
        this.places = new RunningIndex(store);
    }

    public Map<String, ResourceRules> rules() {
        return Map.of(
                CHANNELS,
                new Channels(),
                CHANNELS + "/Members",
                new Members(),
                CHANNELS + "/Messages",
                new Messages(),
                "chat:Services/Users",
                new Users());
    }

    private final class Channels implements ResourceRules {
        @Override
        public void creating(Draft draft) {
            updating(draft);
            draft.defaultTo("attributes", "{}")
                    .defaultTo("type", "public")
                    .defaultTo("created_by", "system")
                    .defaultTo("members_count", 0)
                    .defaultTo("messages_count", 0);
        }

        @Override
        public void updating(Draft draft) {
            unique.require(draft, "unique_name", 409, 50307, "Channel with provided unique name already exists");
        }

        @Override
        public void created(Resource channel, Request request) {
            echoes.tell(channel, request, "onChannelAdded");
        }

        @Override
        public void updated(Resource before, Resource after, Request request) {
            echoes.tell(after, request, "onChannelUpdated");
        }

        @Override
        public void deleted(Resource channel, Request request) {
            echoes.tell(channel, request, "onChannelDestroyed");
        }
    }

    private final class Members implements ResourceRules {
        @Override
        public void creating(Draft draft) {
            unique.require(draft, "identity", 409, 50404, "Member already exists");
            draft.defaultTo("attributes", "{}").defaultTo("role_sid", "RL00000000000000000000000000000001");
        }

        @Override
        public void created(Resource member, Request request) {
            recount(member, "members_count");
            echoes.tell(member, request, "onMemberAdded");
        }

        @Override
        public void updated(Resource before, Resource after, Request request) {
            echoes.tell(after, request, "onMemberUpdated");
        }

        @Override
        public void deleted(Resource member, Request request) {
            recount(member, "members_count");
            echoes.tell(member, request, "onMemberRemoved");
        }
    }

    private final class Messages implements ResourceRules {
        @Override
        public void creating(Draft draft) {
            draft.set("index", places.next(draft))
                    .set("to", draft.parents().get("ChannelSid"))
                    .set("was_edited", false)
                    .defaultTo("from", "system")
                    .defaultTo("attributes", "{}")
                    .set("media", files.described(draft).stream().findFirst().orElse(null))
                    .defaultTo("type", draft.request().formValue("MediaSid") == null ? "text" : "media");
        }

        @Override
        public void created(Resource message, Request request) {
            recount(message, "messages_count");
            relay.saidInChannel(message, request);
            echoes.tell(message, request, message.field("media").isObject() ? "onMediaMessageSent" : "onMessageSent");
        }

        @Override
        public void updated(Resource before, Resource after, Request request) {
            echoes.tell(after, request, "onMessageUpdated");
        }

        @Override
        public void updating(Draft draft) {
            draft.set("was_edited", true);
        }

        @Override
        public void deleted(Resource message, Request request) {
            recount(message, "messages_count");
            echoes.tell(message, request, "onMessageRemoved");
        }
    }

    private final class Users implements ResourceRules {
        @Override
        public void creating(Draft draft) {
            unique.require(draft, "identity", 409, 50201, "User already exists");
            draft.defaultTo("attributes", "{}").defaultTo("joined_channels_count", 0);
        }
    }

    private void recount(Resource child, String field) {
        store.find(CHANNELS, child.accountSid(), Map.of(), child.parent("ChannelSid"))
                .ifPresent(channel -> store.change(
                        channel,
                        json -> json.put(
                                field,
                                store.below(child.name(), child.accountSid(), child.parents())
                                        .size())));
    }
}
