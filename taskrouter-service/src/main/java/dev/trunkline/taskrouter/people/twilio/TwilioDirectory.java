package dev.trunkline.taskrouter.people.twilio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.frontlineapi.v1.User;
import com.twilio.rest.taskrouter.v1.workspace.Activity;
import com.twilio.rest.taskrouter.v1.workspace.Worker;
import dev.trunkline.taskrouter.account.Progress;
import dev.trunkline.taskrouter.account.Workspaces.Place;
import dev.trunkline.taskrouter.people.ActivityWish;
import dev.trunkline.taskrouter.people.Directory;
import dev.trunkline.twilio.rest.TwilioClients;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** {@code /v1/Workspaces/{WorkspaceSid}/Workers} and {@code /Activities}, {@code frontline-api /v1/Users}. */
@ApplicationScoped
class TwilioDirectory implements Directory {

    private static final int PAGE = 100;

    private final TwilioClients clients;
    private final ObjectMapper json;

    TwilioDirectory(TwilioClients clients, ObjectMapper json) {
        this.clients = clients;
        this.json = json;
    }

    @Override
    public Optional<Member> find(Place place, String name) {
        var client = client(place);
        for (var worker :
                Worker.reader(place.sid()).setFriendlyName(name).limit(2).read(client)) {
            if (name.equalsIgnoreCase(worker.getFriendlyName())) {
                var answer = Worker.fetcher(place.sid(), worker.getSid()).fetchWithResponse(client);
                return Optional.of(member(answer.getContent(), etag(answer.getHeaders())));
            }
        }
        return Optional.empty();
    }

    @Override
    public void all(Place place, Consumer<Member> each) {
        var progress = new Progress("workers", place);
        for (var worker : Worker.reader(place.sid()).pageSize(PAGE).read(client(place))) {
            each.accept(member(worker, ""));
            progress.one();
        }
    }

    @Override
    public Optional<String> activity(Place place, String name) {
        for (var activity :
                Activity.reader(place.sid()).setFriendlyName(name).limit(1).read(client(place))) {
            return Optional.of(activity.getSid());
        }
        return Optional.empty();
    }

    @Override
    public void setActivity(Place place, Member member, String activitySid) {
        var unused = Worker.updater(place.sid(), member.sid())
                .setActivitySid(activitySid)
                .setIfMatch(member.etag())
                .update(client(place));
    }

    @Override
    public void setActivity(ActivityWish wish) {
        var unused = Worker.updater(wish.workspaceSid(), wish.workerSid())
                .setActivitySid(wish.activitySid())
                .update(clients.forAccount(wish.account()));
    }

    @Override
    public void setAvailable(Place place, String userSid, boolean available) {
        var unused = User.updater(userSid).setIsAvailable(available).update(client(place));
    }

    private TwilioRestClient client(Place place) {
        return clients.forAccount(place.accountSid());
    }

    private Member member(Worker worker, String etag) {
        return new Member(
                worker.getSid(),
                worker.getFriendlyName(),
                Objects.requireNonNullElse(worker.getActivitySid(), ""),
                Objects.requireNonNullElse(worker.getActivityName(), ""),
                Boolean.TRUE.equals(worker.getAvailable()),
                user(Objects.requireNonNullElse(worker.getAttributes(), "{}")),
                etag);
    }

    /** Attributes that cannot be read name no user. */
    private @Nullable String user(String attributes) {
        try {
            var sid = json.readTree(attributes).path("userSid").asText("");
            return sid.isEmpty() ? null : sid;
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    private static String etag(Map<String, String> headers) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase("ETag"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("*");
    }
}
