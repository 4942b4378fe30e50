package dev.trunkline.gateway.service.http;

import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Who does not answer. A page that asks every two seconds makes a change known once, not each question's fate. */
final class Silence {

    private final Set<URI> silent = ConcurrentHashMap.newKeySet();

    /** @return whether it answered until now */
    boolean beginsAt(URI address) {
        return silent.add(address);
    }

    /** @return whether it did not answer until now */
    boolean endsAt(URI address) {
        return silent.remove(address);
    }
}
