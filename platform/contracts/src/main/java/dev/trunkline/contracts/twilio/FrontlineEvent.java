package dev.trunkline.contracts.twilio;

import org.jspecify.annotations.Nullable;

/** Frontline asks on behalf of a worker and waits for the answer. */
public sealed interface FrontlineEvent extends TwilioEvent {

    /** The worker's identity. */
    String worker();

    /** @param pageToken what our last answer gave as {@code next_page_token}; null for the first page */
    record CustomersRequested(
            Received received,
            String worker,
            @Nullable Integer pageSize,
            @Nullable String pageToken,
            @Nullable String query)
            implements FrontlineEvent {}

    record CustomerRequested(Received received, String worker, String customerId) implements FrontlineEvent {}

    /** Which of our senders shall a new conversation have? */
    record ProxyAddressRequested(
            Received received, String worker, String customerId, String channelType, String channelValue)
            implements FrontlineEvent {}

    record TemplatesRequested(
            Received received,
            String worker,
            String customerId,
            @Nullable String conversationSid) implements FrontlineEvent {}
}
