package dev.trunkline.messaging.it;

import dev.trunkline.contracts.event.TraceContext;
import dev.trunkline.messaging.erasure.Erasure;
import dev.trunkline.messaging.erasure.ErasureJournal;
import dev.trunkline.messaging.erasure.ErasureStore;
import dev.trunkline.messaging.erasure.Erasures;
import dev.trunkline.messaging.erasure.Part;
import dev.trunkline.messaging.erasure.Rounds;
import dev.trunkline.messaging.inbox.Cause;
import dev.trunkline.messaging.inbox.Transactions;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

import static io.restassured.RestAssured.given;

/** What tests of erasures share that no request can begin with the settings at hand. */
@SuppressWarnings("NullAway.Init") // Quarkus fills the fields.
abstract class ErasureTestBase extends ReconciliationTestBase {

    @Inject
    ErasureStore store;

    @Inject
    ErasureJournal journal;

    @Inject
    Transactions transactions;

    /**
     * As supervisors want it.
     *
     * @param atTwilio whether the settings have Twilio delete its copies too
     * @param services that are asked for their part
     */
    UUID begin(String person, boolean atTwilio, String... services) {
        var id = UUID.randomUUID();
        begin(id, "subject-" + id, person, Erasure.State.PENDING, atTwilio, services);
        return id;
    }

    void begin(UUID id, String subject, String person, Erasure.State state, boolean atTwilio, String... services) {
        var cause = new Cause(Erasures.commandId(id, 1), TraceContext.start());
        var now = Instant.now();
        transactions.run(() -> {
            store.insert(new Erasure(
                    id,
                    subject,
                    person,
                    "asked by letter",
                    "sue",
                    state,
                    atTwilio,
                    null,
                    0,
                    new TreeMap<>(),
                    List.of(),
                    Stream.of(services)
                            .map(service -> new Part(service, null, null, Map.of(), 0))
                            .toList(),
                    cause.trace().traceparent(),
                    now,
                    null,
                    Rounds.FIRST));
            if (state == Erasure.State.PENDING) {
                journal.append(id, 1, cause, now);
            }
        });
    }

    JsonPath done(UUID erasure) {
        return inState(erasure, "done");
    }

    JsonPath inState(UUID erasure, String state) {
        return until(() -> Optional.of(receipt(erasure)).filter(told -> state.equals(told.getString("state"))));
    }

    JsonPath receipt(UUID erasure) {
        return get("supervisor", "/erasures/" + erasure);
    }

    JsonPath get(String role, String path) {
        return given().auth()
                .oauth2(token(role))
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
