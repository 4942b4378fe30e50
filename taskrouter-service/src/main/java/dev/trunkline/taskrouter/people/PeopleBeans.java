package dev.trunkline.taskrouter.people;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Puts together what is plain. */
@Dependent
class PeopleBeans {

    @Produces
    @Singleton
    ActivityMapping mapping(ActivityConfig config) {
        return new ActivityMapping(config.activities());
    }
}
