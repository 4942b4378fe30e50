package dev.trunkline.simulator.http;

import dev.trunkline.simulator.rest.Reply;
import dev.trunkline.simulator.rest.Request;
import java.util.Optional;

/** Answers requests; an empty answer cuts the connection. */
@FunctionalInterface
public interface Dispatcher {
    Optional<Reply> handle(Request request);
}
