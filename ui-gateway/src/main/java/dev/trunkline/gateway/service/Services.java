package dev.trunkline.gateway.service;

import java.net.URI;

/** The services over HTTP. A call blocks until the answer or its deadline, and never throws for what a service says. */
@FunctionalInterface
public interface Services {

    /**
     * @param module the service's name for people
     * @param address where it answers: one of its instances, or what stands before all of them
     */
    Answer call(String module, URI address, Call call);
}
