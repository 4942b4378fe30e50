package dev.trunkline.messaging.it;

import com.twilio.http.HttpMethod;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.IncomingPhoneNumber;
import com.twilio.rest.messaging.v2.ChannelsSender;
import com.twilio.rest.messaging.v2.ChannelsSender.MessagingV2ChannelsSenderRequestsUpdate;
import com.twilio.rest.messaging.v2.ChannelsSender.MessagingV2ChannelsSenderWebhook;
import com.twilio.type.PhoneNumber;
import dev.trunkline.simulator.Sandbox;

/** Numbers, and senders of WhatsApp and RCS, as people set them at Twilio. */
record SendersAtTwilio(TwilioRestClient client) {

    static final String FALLBACK = "https://fallback.example/";

    IncomingPhoneNumber number() {
        return IncomingPhoneNumber.reader()
                .setPhoneNumber(new PhoneNumber(Sandbox.SMS_NUMBER))
                .read(client)
                .iterator()
                .next();
    }

    void setNumber(String url, String method) {
        var unused = IncomingPhoneNumber.updater(number().getSid())
                .setSmsUrl(url)
                .setSmsMethod(HttpMethod.valueOf(method))
                .update(client);
    }

    MessagingV2ChannelsSenderWebhook webhook(String address) {
        return find(address).getWebhook();
    }

    void set(String address, String url) {
        var unused = ChannelsSender.updater(find(address).getSid())
                .setMessagingV2ChannelsSenderRequestsUpdate(MessagingV2ChannelsSenderRequestsUpdate.builder()
                        .webhook(MessagingV2ChannelsSenderWebhook.builder()
                                .callbackUrl(url)
                                .fallbackUrl(FALLBACK)
                                .build())
                        .build())
                .update(client);
    }

    private ChannelsSender find(String address) {
        for (var sender : ChannelsSender.reader(address.substring(0, address.indexOf(':')))
                .read(client)) {
            if (address.equals(sender.getSenderId())) {
                return sender;
            }
        }
        throw new IllegalArgumentException("sender " + address + ": not at Twilio");
    }
}
