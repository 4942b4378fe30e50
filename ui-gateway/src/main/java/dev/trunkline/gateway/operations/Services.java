package dev.trunkline.gateway.operations;

import dev.trunkline.gateway.service.Answer;

/** The services over HTTP. A call blocks until the answer or its deadline, and never throws for what a service says. */
public interface Services {

    Answer call(Place place, Call call);
}
