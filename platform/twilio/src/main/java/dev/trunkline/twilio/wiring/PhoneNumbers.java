package dev.trunkline.twilio.wiring;

import com.twilio.http.HttpMethod;
import com.twilio.rest.api.v2010.account.IncomingPhoneNumber;
import dev.trunkline.twilio.rest.TwilioClients;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the messages to a number go: {@code IncomingPhoneNumbers}. A number is bought by people, never made here. */
public final class PhoneNumbers implements Outlet {

    private static final String KIND = "phone number";
    private static final String URL = "SmsUrl";
    private static final String METHOD = "SmsMethod";

    /** With an application Twilio ignores the number's own address. */
    private static final String APPLICATION = "SmsApplicationSid";

    private final TwilioClients clients;

    public PhoneNumbers(TwilioClients clients) {
        this.clients = clients;
    }

    /** @param number in E.164 */
    public static Wire wire(String account, String number, String inboundUrl) {
        var wanted = new LinkedHashMap<String, String>();
        wanted.put(URL, inboundUrl);
        wanted.put(METHOD, "POST");
        wanted.put(APPLICATION, "");
        return new Wire(account, KIND, number, wanted);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Reading read(Wire wire) {
        return find(wire).map(PhoneNumbers::reading).orElseGet(Reading::missing);
    }

    @Override
    public void write(Wire wire, Map<String, String> changes) {
        var number = find(wire).orElseThrow(() -> new NotAtTwilioException(KIND, wire.account()));
        var updater = IncomingPhoneNumber.updater(wire.account(), number.getSid());
        changes.forEach((property, value) -> {
            switch (property) {
                case URL -> updater.setSmsUrl(value);
                case METHOD -> updater.setSmsMethod(HttpMethod.valueOf(value));
                case APPLICATION -> updater.setSmsApplicationSid(value);
                default -> throw new IllegalArgumentException("property " + property + ": not one of a " + KIND);
            }
        });
        var unused = updater.update(clients.forAccount(wire.account()));
    }

    /** Twilio's filter also finds longer numbers that hold this one. */
    private Optional<IncomingPhoneNumber> find(Wire wire) {
        for (var number : IncomingPhoneNumber.reader(wire.account())
                .setPhoneNumber(wire.target())
                .read(clients.forAccount(wire.account()))) {
            if (wire.target().equals(String.valueOf(number.getPhoneNumber()))) {
                return Optional.of(number);
            }
        }
        return Optional.empty();
    }

    private static Reading reading(IncomingPhoneNumber number) {
        return new Reading(
                true,
                Map.of(
                        URL, text(number.getSmsUrl()),
                        METHOD, text(number.getSmsMethod()),
                        APPLICATION, text(number.getSmsApplicationSid())));
    }

    static String text(@Nullable Object value) {
        return Objects.toString(value, "");
    }
}
