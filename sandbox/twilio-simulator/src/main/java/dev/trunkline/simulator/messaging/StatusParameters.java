package dev.trunkline.simulator.messaging;

import dev.trunkline.simulator.rest.Dates;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The parameters of the message status callback, per channel. Source: Twilio, "Track the status of outbound messages". */
final class StatusParameters {

    private StatusParameters() {}

    static List<Map.Entry<String, String>> of(Message message) {
        var channel = Address.channel(message.to());
        var parameters = new LinkedHashMap<String, String>();
        if (!channel.equals("sms")) {
            parameters.put("ChannelInstallSid", Channels.installSid(message.from()));
            parameters.put("ChannelPrefix", channel);
        }
        var status = message.status().wire();
        parameters.put("SmsSid", message.sid());
        parameters.put("SmsStatus", status);
        parameters.put("MessageStatus", status);
        parameters.put("To", message.to());
        parameters.put("MessageSid", message.sid());
        parameters.put("AccountSid", message.accountSid());
        parameters.put("From", message.status() == MessageStatus.ACCEPTED ? "" : message.from());
        parameters.put("ApiVersion", "2010-04-01");
        if (message.errorCode() != null) {
            parameters.put("ErrorCode", message.errorCode().toString());
        }
        if (message.messagingServiceSid() != null) {
            parameters.put("MessagingServiceSid", message.messagingServiceSid());
        }
        var delivery = message.status() == MessageStatus.DELIVERED || message.status() == MessageStatus.UNDELIVERED;
        if (channel.equals("sms") && delivery) {
            parameters.put("RawDlrDoneDate", Dates.carrier(message.updated()));
        }
        if (!channel.equals("sms") && (delivery || message.status() == MessageStatus.READ)) {
            parameters.put("EventType", status.toUpperCase(Locale.ROOT));
        }
        return new ArrayList<>(parameters.entrySet());
    }
}
