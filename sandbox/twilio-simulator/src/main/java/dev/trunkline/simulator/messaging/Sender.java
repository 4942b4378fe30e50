package dev.trunkline.simulator.messaging;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An address of ours: a phone number ({@code PN…}) or a channel sender ({@code XE…}).
 *
 * @param settings as REST names them in snake case: {@code sms_url}, {@code sms_method}, {@code sms_fallback_url}, ...
 */
public record Sender(String sid, String accountSid, String address, Map<String, String> settings) {

    public Sender {
        settings = Map.copyOf(settings);
    }

    public boolean isPhone() {
        return Address.isPhone(address);
    }

    /** A setting that is there and not empty. */
    public @Nullable String setting(String name) {
        var value = settings.get(name);
        return value == null || value.isEmpty() ? null : value;
    }

    public String setting(String name, String otherwise) {
        var value = setting(name);
        return value == null ? otherwise : value;
    }

    public Sender with(Map<String, String> changes) {
        var merged = new LinkedHashMap<>(settings);
        merged.putAll(changes);
        return new Sender(sid, accountSid, address, merged);
    }
}
