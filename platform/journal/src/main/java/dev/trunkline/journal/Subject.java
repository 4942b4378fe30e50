package dev.trunkline.journal;

import java.util.List;

/**
 * The person whose data is erased.
 *
 * @param addresses all that are known to be the person's, as Twilio writes them
 * @param lanes keys of lanes that are known to be the person's though no address is in them, such as a Proxy session's
 *     ({@code KC…}) or a channel's ({@code CH…})
 */
public record Subject(List<String> addresses, List<String> lanes) {

    public Subject {
        addresses = List.copyOf(addresses);
        lanes = List.copyOf(lanes);
    }
}
