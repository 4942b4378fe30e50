package dev.trunkline.messaging.tasks;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The flows of older Flex projects: what happens to a number's channels. Blocks on the network. */
public interface FlexFlows {

    /** Those of one of our numbers. */
    List<Flow> of(String number);

    Flow create(Wish.Flow wish);

    /**
     * A flow.
     *
     * @param integrationType {@code task}, {@code studio} or {@code external}
     * @param workspaceSid where its tasks are made; null where it makes none
     */
    record Flow(
            String sid,
            String friendlyName,
            String contactIdentity,
            String integrationType,
            boolean enabled,
            String chatServiceSid,
            @Nullable String workspaceSid,
            @Nullable String workflowSid) {}

    /** Whether a flow makes tasks is all that counts: Proxy reaches its channels even while it is disabled. */
    static Optional<Flow> first(List<Flow> flows, String integrationType) {
        return flows.stream()
                .filter(flow -> flow.integrationType().equals(integrationType))
                .findFirst();
    }
}
