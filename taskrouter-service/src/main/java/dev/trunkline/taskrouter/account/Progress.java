package dev.trunkline.taskrouter.account;

import dev.trunkline.taskrouter.account.Workspaces.Place;
import io.quarkus.logging.Log;

/** Tells of a long list at Twilio while it is read. */
public final class Progress {

    private static final int STRIDE = 1000;

    private final String what;
    private final Place place;
    private int read;

    /** @param what is read, such as {@code workers} */
    public Progress(String what, Place place) {
        this.what = what;
        this.place = place;
    }

    /** One more. */
    public void one() {
        read++;
        if (read % STRIDE == 0) {
            Log.infof("%s read from Twilio, and more to come: account=%s count=%d", what, place.account(), read);
        }
    }
}
