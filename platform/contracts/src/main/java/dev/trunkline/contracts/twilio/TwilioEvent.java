package dev.trunkline.contracts.twilio;

import dev.trunkline.contracts.webhook.Parameters;

/**
 * A genuine webhook or Event Streams event, typed. {@link TwilioEvents#parse} makes them; the classic webhook and its Event
 * Streams twin become the same type.
 */
public sealed interface TwilioEvent
        permits MessagingEvent,
                ChatEvent,
                ConversationsEvent,
                ProxyEvent,
                TaskRouterEvent,
                VoiceEvent,
                FrontlineEvent,
                FlexEvent,
                ErrorLogged,
                SinkTested,
                UnroutedEvent {

    /** What all events have. */
    Received received();

    /** Every parameter as received, known or not; Event Streams under the names of {@link Parameters#ofEvent}. */
    default Parameters raw() {
        return received().raw();
    }
}
