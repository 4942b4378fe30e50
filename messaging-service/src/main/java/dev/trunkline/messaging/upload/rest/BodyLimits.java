package dev.trunkline.messaging.upload.rest;

import dev.trunkline.web.problem.Problem;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;

/** Only files may be large. */
@Provider
@PreMatching
public class BodyLimits implements ContainerRequestFilter {

    /** Asked for late: filters are made before the settings of the start are read. */
    private final Instance<RequestConfig> config;

    BodyLimits(Instance<RequestConfig> config) {
        this.config = config;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        var upload = request.getUriInfo().getPath().replaceAll("^/+|/+$", "").equals("media");
        var most = config.get().maxSize().asLongValue();
        if (!upload && request.getLength() > most) {
            request.abortWith(Problem.of(
                            "request-too-large",
                            "The request is too large",
                            413,
                            "it may have " + most + " bytes at most")
                    .toResponse());
        }
    }
}
