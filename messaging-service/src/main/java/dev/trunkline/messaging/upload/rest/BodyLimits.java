package dev.trunkline.messaging.upload.rest;

import dev.trunkline.web.problem.Problem;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;

/** Only files may be large. */
@Provider
@PreMatching
public class BodyLimits implements ContainerRequestFilter {

    /** The largest payload that the ingress takes has to fit into an operator's edit, in base64. */
    private static final int LARGEST = 1536 * 1024;

    @Override
    public void filter(ContainerRequestContext request) {
        var upload = request.getUriInfo().getPath().replaceAll("^/+|/+$", "").equals("media");
        if (!upload && request.getLength() > LARGEST) {
            request.abortWith(
                    Problem.of("request-too-large", "The request is too large", 413, "it may have 1.5 MB at most")
                            .toResponse());
        }
    }
}
