package dev.trunkline.bridge.fake;

import dev.trunkline.bridge.link.Side;
import dev.trunkline.bridge.members.Member;
import dev.trunkline.bridge.members.Members;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Members of links, one at a time. */
public final class KeptMembers {

    private final Map<String, Member> all = new LinkedHashMap<>();

    public Members port() {
        return Fakes.of(Members.class, this, call -> {});
    }

    public Optional<Member> find(UUID link, Side side, String identity) {
        return of(link).stream()
                .filter(member -> member.identity(side).equals(identity))
                .findFirst();
    }

    public List<Member> of(UUID link) {
        return all.values().stream()
                .filter(member -> member.link().equals(link))
                .toList();
    }

    public void put(Member member) {
        all.put(member.first(), member);
    }
}
