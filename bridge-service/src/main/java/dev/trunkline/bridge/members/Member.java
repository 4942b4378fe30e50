package dev.trunkline.bridge.members;

import dev.trunkline.bridge.link.Side;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One person in both conversations of a link.
 *
 * @param first identity on the first side
 * @param second identity on the second side
 * @param firstSid {@code MB…} of the first side; null while not known
 * @param secondSid the same of the second
 * @param agent whether it is one of us, no customer
 * @param present whether the person is there
 */
public record Member(
        UUID link,
        String first,
        String second,
        @Nullable String firstSid,
        @Nullable String secondSid,
        boolean agent,
        boolean present) {

    public String identity(Side side) {
        return side == Side.FIRST ? first : second;
    }

    public @Nullable String sid(Side side) {
        return side == Side.FIRST ? firstSid : secondSid;
    }

    static Member of(UUID link, Side from, Person here, Person there, boolean agent) {
        return from == Side.FIRST
                ? new Member(link, here.identity(), there.identity(), here.sid(), there.sid(), agent, true)
                : new Member(link, there.identity(), here.identity(), there.sid(), here.sid(), agent, true);
    }

    Member gone() {
        return new Member(link, first, second, null, null, agent, false);
    }

    Member serving() {
        return new Member(link, first, second, firstSid, secondSid, true, present);
    }

    /** @param sid null while not known */
    record Person(String identity, @Nullable String sid) {}
}
