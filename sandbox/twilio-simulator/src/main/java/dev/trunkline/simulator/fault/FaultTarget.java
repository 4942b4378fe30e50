package dev.trunkline.simulator.fault;

import java.util.List;

/**
 * What a fault may strike.
 *
 * @param product of a REST call; empty for a webhook
 * @param path of a REST call, or the whole URL of a webhook
 * @param addresses its {@code To} and {@code From}
 */
public record FaultTarget(String product, String method, String path, List<String> addresses) {

    public FaultTarget {
        addresses = List.copyOf(addresses);
    }

    public static FaultTarget webhook(String method, String url, List<String> addresses) {
        return new FaultTarget("", method, url, addresses);
    }
}
