package dev.trunkline.taskrouter.people;

import dev.trunkline.taskrouter.account.Workspaces.Place;
import java.util.List;
import java.util.Optional;
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

        /** The version that the worker has after one change; 0 where it cannot be told. */
        public int nextVersion() {
            var digits = etag.replace("\"", "");
            return digits.matches("\\d{1,9}") ? Integer.parseInt(digits) + 1 : 0;
        }
    }

    /** By name; letter case does not matter, as Twilio sees it. */
    Optional<Member> find(Place place, String name);

    /** At most 1000, by name. */
    List<Member> all(Place place);

    /** The activity of a name: its sid. */
    Optional<String> activity(Place place, String name);

    void setActivity(Place place, Member member, String activitySid);

    /** The same as somebody's wish; whatever version the worker has. */
    void setActivity(ActivityWish wish);

    /** Frontline's own switch. */
    void setAvailable(Place place, String userSid, boolean available);
}
