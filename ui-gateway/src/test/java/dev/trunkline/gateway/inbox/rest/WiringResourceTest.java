package dev.trunkline.gateway.inbox.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trunkline.gateway.inbox.MessagingConfig;
import dev.trunkline.gateway.links.rest.Bridge;
import dev.trunkline.gateway.operations.OperationsConfig;
import dev.trunkline.gateway.service.Answer;
import dev.trunkline.gateway.service.rest.Asking;
import dev.trunkline.gateway.taskboard.TaskBoardConfig;
import dev.trunkline.gateway.taskboard.rest.TaskBoard;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class WiringResourceTest {

    private final List<String> asked = new ArrayList<>();
    private final Asking asking = new Asking(
            (module, address, call) -> {
                asked.add(module + " " + call.method() + " " + call.path());
                return new Answer.Json(
                        202, "application/json", "{\"id\":\"A1\"}".getBytes(StandardCharsets.UTF_8), null);
            },
            QuarkusSecurityIdentity.builder().setAnonymous(true).build(),
            new ObjectMapper());
    private final WiringResource resource = new WiringResource(
            new Messaging(answering(MessagingConfig.class), asking),
            new Bridge(answering(OperationsConfig.class), asking),
            new TaskBoard(answering(TaskBoardConfig.class), asking));

    @ParameterizedTest
    @ValueSource(strings = {"bridge", "taskrouter"})
    void namesTheServiceInThePlaceOfItsApply(String service) {
        // When
        var answer = resource.apply(answering(ContainerRequestContext.class), service, new byte[0]);
        // Then
        assertThat(answer.getLocation()).hasToString("/api/wiring/applies/A1?service=" + service);
        assertThat(asked).containsExactly(service + "-service POST /wiring/apply");
    }

    /** Says of each setting what its type allows, and of a request nothing. */
    private static <T> T answering(Class<T> type) {
        var values = Map.<Class<?>, Object>of(
                URI.class, URI.create("http://127.0.0.1:1"),
                Optional.class, Optional.of(URI.create("http://127.0.0.1:1")),
                Duration.class, Duration.ofSeconds(1));
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> values.get(method.getReturnType())));
    }
}
