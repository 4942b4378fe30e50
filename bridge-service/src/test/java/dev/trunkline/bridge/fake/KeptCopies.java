package dev.trunkline.bridge.fake;

import dev.trunkline.bridge.copy.Copies;
import dev.trunkline.bridge.copy.Copy;
import dev.trunkline.bridge.link.Side;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Copies of links, one at a time. */
public final class KeptCopies {

    private final Map<String, Copy> all = new LinkedHashMap<>();

    public Copies port() {
        return Fakes.of(Copies.class, this, call -> {});
    }

    public List<Copy> all() {
        return List.copyOf(all.values());
    }

    /** They are too old to be kept. */
    public void clear() {
        all.clear();
    }

    public Optional<Copy> find(UUID link, String sid) {
        return Optional.ofNullable(all.get(sid)).filter(copy -> copy.link().equals(link));
    }

    public Optional<Copy> byCopy(UUID link, String sid) {
        return all.values().stream()
                .filter(copy -> copy.link().equals(link) && sid.equals(copy.copySid()))
                .findFirst();
    }

    public List<Copy> ofMessage(UUID link, String sid) {
        return all.values().stream().filter(copy -> copy.message().equals(sid)).toList();
    }

    public void put(Copy copy) {
        all.put(copy.sid(), copy);
    }

    public List<Copy> pending(UUID link) {
        return all.values().stream()
                .filter(copy -> copy.state() == Copy.State.PENDING)
                .toList();
    }

    /** All of them are new. */
    public List<Copy> since(UUID link, int firstIndex, int secondIndex) {
        return all();
    }

    public List<Integer> known(UUID link, Side side, int from) {
        return all.values().stream()
                .flatMap(copy -> copy.side() != side
                        ? Stream.of(Optional.ofNullable(copy.copyIndex()))
                        : copy.state() == Copy.State.PENDING
                                ? Stream.<Optional<Integer>>of()
                                : Stream.of(Optional.ofNullable(copy.index())))
                .map(index -> index.orElse(null))
                .filter(Objects::nonNull)
                .filter(index -> index >= from)
                .sorted()
                .distinct()
                .toList();
    }
}
