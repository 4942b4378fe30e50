package dev.trunkline.simulator.messaging;

import java.util.regex.Pattern;

/** What an address means: phone numbers are bare, channel addresses carry their prefix. */
public final class Address {

    private static final Pattern PHONE = Pattern.compile("\\+[1-9]\\d{6,14}");
    private static final Pattern SHORT_CODE = Pattern.compile("\\d{3,6}");
    private static final Pattern WHATSAPP = Pattern.compile("whatsapp:(\\+[1-9]\\d{6,14}|[A-Z]{2}\\.\\w{1,128})");
    private static final Pattern MESSENGER = Pattern.compile("messenger:\\w+");
    private static final Pattern OTHER = Pattern.compile("(rcs|chat|sip|client):.+");

    private Address() {}

    /** {@code sms} for a bare number, else the prefix: {@code whatsapp}, {@code messenger}. */
    public static String channel(String address) {
        int colon = address.indexOf(':');
        return colon < 0 ? "sms" : address.substring(0, colon);
    }

    /** Whether a message can be sent to it. */
    public static boolean isReachable(String address) {
        return isPhone(address)
                || SHORT_CODE.matcher(address).matches()
                || WHATSAPP.matcher(address).matches()
                || MESSENGER.matcher(address).matches()
                || OTHER.matcher(address).matches();
    }

    public static boolean isPhone(String address) {
        return PHONE.matcher(address).matches();
    }
}
