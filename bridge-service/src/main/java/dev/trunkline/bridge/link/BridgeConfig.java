package dev.trunkline.bridge.link;

import dev.trunkline.bridge.link.Pair.CreateOn;
import dev.trunkline.twilio.chat.ChatProduct;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** Which workspaces are kept alike. */
@ConfigMapping(prefix = "trunkline.bridge")
public interface BridgeConfig {

    /** By our names for them; without any the service takes webhooks and does nothing. */
    Map<String, PairConfig> pairs();

    /** Two workspaces. */
    interface PairConfig {
        /** Flex. */
        PlaceConfig first();

        /** The second agent workspace. */
        PlaceConfig second();

        /** When a conversation of the first side gets its twin. */
        @WithDefault("acceptance")
        CreateOn createOn();

        /** Whether a conversation that begins on the second side gets one on the first, with its first message. */
        @WithDefault("false")
        boolean startsFromSecond();

        /** Whether agents of the second workspace may give conversations to others. */
        @WithDefault("true")
        boolean transfers();

        /** How Flex talks to customers whom an agent of the second workspace has texted first. */
        Optional<OutboundConfig> outbound();
    }

    /** Where in Flex such conversations go. */
    interface OutboundConfig {
        /** Our number in Flex. */
        String number();

        String workspaceSid();

        String workflowSid();

        @WithDefault("sms")
        String taskChannel();

        /** Programmable Chat needs it. */
        Optional<String> proxyServiceSid();
    }

    /** One workspace. */
    interface PlaceConfig {
        /** A name of {@code trunkline.twilio.accounts}. */
        String account();

        @WithDefault("conversations")
        ChatProduct product();

        /** {@code IS…}: the chat service of its conversations, the account's default one included. */
        String serviceSid();

        /** Whether people are named as Flex encodes them; where absent, in Programmable Chat alone. */
        Optional<Boolean> encodedIdentities();

        /** The webhook that Twilio had before ours; it still gets each event, signed anew. */
        Optional<URI> defaultWebhook();

        /** {@code WS…}: the workspace of the agents, so that its events are made to come to us. */
        Optional<String> workspaceSid();
    }
}
