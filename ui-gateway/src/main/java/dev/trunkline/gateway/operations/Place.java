package dev.trunkline.gateway.operations;

import java.net.URI;

/** Where a service answers: one of its instances, or what stands before all of them. */
public record Place(Target service, URI address) {}
