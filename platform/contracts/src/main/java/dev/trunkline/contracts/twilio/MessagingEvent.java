package dev.trunkline.contracts.twilio;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** SMS, MMS, WhatsApp, Messenger and RCS. Addresses are as Twilio writes them: {@code +1...}, {@code whatsapp:+44...}. */
public sealed interface MessagingEvent extends TwilioEvent {

    String messageSid();

    /** Our sender, or its Messaging Service while no sender has been picked. */
    String ourAddress();

    String theirAddress();

    /**
     * A message from a customer.
     *
     * @param body empty for media alone
     * @param mediaCount Event Streams say how many media there are, but not where; then {@code media} is empty
     * @param externalUserId WhatsApp's business-scoped user id; with a hidden number the only stable one
     * @param optOutType {@code STOP}, {@code START} or {@code HELP}, with Advanced Opt-Out only
     * @param otherRecipients members of a group MMS besides us
     * @param repliedToSid the message that the customer answers
     */
    record InboundMessage(
            Received received,
            String messageSid,
            String from,
            String to,
            String body,
            int mediaCount,
            List<Media> media,
            @Nullable String messagingServiceSid,
            @Nullable String profileName,
            @Nullable String waId,
            @Nullable String externalUserId,
            @Nullable String optOutType,
            List<String> otherRecipients,
            @Nullable String repliedToSid,
            @Nullable Choice choice,
            @Nullable Location location)
            implements MessagingEvent {

        public InboundMessage {
            media = List.copyOf(media);
            otherRecipients = List.copyOf(otherRecipients);
        }

        @Override
        public String ourAddress() {
            return to;
        }

        @Override
        public String theirAddress() {
            return from;
        }
    }

    /**
     * A message of ours changed its status.
     *
     * @param from empty until a sender has been picked
     * @param status lower case: {@code queued}, {@code sent}, {@code delivered}, {@code read}, {@code undelivered}, {@code
     *     failed}, ...
     * @param errorCode with {@code undelivered} and {@code failed}
     */
    record MessageStatus(
            Received received,
            String messageSid,
            String from,
            String to,
            String status,
            @Nullable Integer errorCode,
            @Nullable String errorMessage,
            @Nullable String messagingServiceSid)
            implements MessagingEvent {

        @Override
        public String ourAddress() {
            return from.isEmpty() && messagingServiceSid != null ? messagingServiceSid : from;
        }

        @Override
        public String theirAddress() {
            return to;
        }
    }

    /**
     * @param index position in the message, from 0
     * @param url fetched with the account's credentials
     */
    record Media(int index, String url, String contentType) {}

    /**
     * A quick reply, button or list item that the customer picked.
     *
     * @param id what we named it when we offered it
     */
    record Choice(String id, @Nullable String text) {}

    /** A place that the customer shared. */
    record Location(
            double latitude,
            double longitude,
            @Nullable String address,
            @Nullable String label) {}
}
