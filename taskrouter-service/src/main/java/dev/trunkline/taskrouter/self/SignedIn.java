package dev.trunkline.taskrouter.self;

import java.util.Set;

/** Who asks. Only within a request. */
public interface SignedIn {

    /** What the login calls them, their e-mail address included where it is verified; lower case. */
    Set<String> names();

    /** Supervisors and operators act for others. */
    boolean actsForOthers();
}
