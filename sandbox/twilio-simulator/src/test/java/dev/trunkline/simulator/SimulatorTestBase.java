package dev.trunkline.simulator;

import com.twilio.http.TwilioRestClient;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A simulator that tells a receiver of everything, and the official SDK. */
abstract class SimulatorTestBase {

    static final String CUSTOMER = "+14155550123";
    Receiver receiver;
    TwilioSimulator simulator;
    TwilioRestClient twilio;

    @BeforeEach
    void start() throws IOException {
        receiver = new Receiver();
        simulator = TwilioSimulator.start(SimulatorConfig.sandbox(receiver.url()));
        twilio = SimulatedTwilio.client(simulator, Sandbox.FLEX);
    }

    @AfterEach
    void stop() {
        simulator.close();
        receiver.close();
    }
}
