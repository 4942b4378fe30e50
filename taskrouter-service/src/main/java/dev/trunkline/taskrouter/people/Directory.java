package dev.trunkline.taskrouter.people;

import dev.trunkline.taskrouter.account.Workspaces.Place;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Workers and activities at Twilio. Each call blocks on the network. */
public interface Directory {

    /**
     * @param available whether the activity takes tasks
     * @param userSid {@code US...} of Frontline, from the attribute of this name
     * @param etag the worker's version; empty in lists
     */
    record Member(
            String sid,
            String name,
            String activitySid,
            String activityName,
            boolean available,
            @Nullable String userSid,
            String etag) {

        /** The version that was read; 0 where it cannot be told. */
        public int version() {
            return nextVersion() == 0 ? 0 : nextVersion() - 1;
        }

        /** The version that the worker has after one change; 0 where it cannot be told. */
        public int nextVersion() {
            var digits = etag.replace("\"", "");
            return digits.matches("\\d{1,9}") ? Integer.parseInt(digits) + 1 : 0;
        }
    }

    /** By name; letter case does not matter, as Twilio sees it. */
    Optional<Member> find(Place place, String name);

    /** All, page after page, in no order. */
    void all(Place place, Consumer<Member> each);

    /** The activity of a name: its sid. */
    Optional<String> activity(Place place, String name);

    void setActivity(Place place, Member member, String activitySid);

    /** The same as somebody's wish; whatever version the worker has. */
    void setActivity(ActivityWish wish);

    /** Frontline's own switch. */
    void setAvailable(Place place, String userSid, boolean available);
}
