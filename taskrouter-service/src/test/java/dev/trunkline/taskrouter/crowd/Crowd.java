package dev.trunkline.taskrouter.crowd;

import com.twilio.rest.taskrouter.v1.workspace.Worker;
import dev.trunkline.simulator.Sandbox;
import dev.trunkline.simulator.SimulatorConfig;
import dev.trunkline.simulator.TwilioSimulator;
import dev.trunkline.simulator.flex.FlexProject;
import dev.trunkline.taskrouter.account.Workspaces.Place;
import dev.trunkline.twilio.account.TwilioAccount;
import dev.trunkline.twilio.rest.TwilioClients;
import dev.trunkline.twilio.rest.TwilioHosts;
import dev.trunkline.twilio.sending.AdaptiveSending;
import dev.trunkline.twilio.sending.SendingListener;
import dev.trunkline.twilio.sending.SendingSettings;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/** A simulated workspace of {@value #SIZE} workers and those of every Flex project. */
public final class Crowd implements AutoCloseable {

    public static final int SIZE = 1050;
    private static final TwilioAccount ACCOUNT = Sandbox.FLEX;

    private final TwilioSimulator twilio =
            TwilioSimulator.start(SimulatorConfig.empty().account(ACCOUNT));
    private final TwilioClients clients = new TwilioClients(
            () -> List.of(ACCOUNT),
            new TwilioHosts(Optional.of(URI.create(twilio.baseUrl()))),
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            (call, status, took) -> {},
            new AdaptiveSending(SendingSettings.defaults(), SendingListener.NONE, System::nanoTime));

    public Crowd() {
        twilio.openFlex(ACCOUNT.sid());
        var client = clients.forAccount(ACCOUNT.sid());
        try (var threads = Executors.newFixedThreadPool(4)) {
            IntStream.range(0, SIZE)
                    .forEach(number -> threads.execute(() -> {
                        var unused = Worker.creator(place().sid(), name(number)).create(client);
                    }));
        }
        twilio.calls().clear();
    }

    public static String name(int number) {
        return "crowd-%04d".formatted(number);
    }

    public TwilioClients clients() {
        return clients;
    }

    public TwilioAccount account() {
        return ACCOUNT;
    }

    public Place place() {
        return new Place(ACCOUNT.name(), ACCOUNT.sid(), FlexProject.workspace(ACCOUNT.sid()));
    }

    /** How often a page of a list was asked for. */
    public int pages(String list) {
        return twilio.calls()
                .where(call -> call.method().equals("GET") && call.path().endsWith("/" + list))
                .size();
    }

    @Override
    public void close() {
        clients.close();
        twilio.close();
    }
}
