package dev.trunkline.acceptance;

import dev.trunkline.acceptance.RunningSandbox.Sandbox;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(RunningSandbox.class)
class CommandLineTest {

    private static final String URL = "https://mycompany.com/myapp.php?foo=1&bar=2";
    private static final String BODY =
            "Digits=1234&CallSid=CA1234567890ABCDE&To=%2B18005551212&Caller=%2B14158675309&From=%2B14158675309";

    @Test
    void demoFollowsAPictureToTheLiveClient(Sandbox sandbox) {
        var demo = sandbox.run("", "demo");
        assertThat(demo.output()).contains("ms  handset", "ms  ingress", "ms  messaging", "ms  gateway", "It arrived");
        assertThat(demo.status()).isZero();
    }

    @Test
    void envPrintsEveryAddressAccountAndSender(Sandbox sandbox) {
        assertThat(sandbox.run("", "env").output().lines().map(line -> line.split("=", 2)[0]))
                .containsExactly(
                        "GATEWAY_URL",
                        "INGRESS_URL",
                        "INGRESS_PUBLIC_URL",
                        "INGRESS_MANAGEMENT_URL",
                        "MESSAGING_URL",
                        "PROXY_URL",
                        "BRIDGE_URL",
                        "TASKROUTER_URL",
                        "SIMULATOR_URL",
                        "KAFKA_BOOTSTRAP",
                        "DATABASE_URL",
                        "FLEX_ACCOUNT_SID",
                        "FLEX_AUTH_TOKEN",
                        "FRONTLINE_ACCOUNT_SID",
                        "FRONTLINE_AUTH_TOKEN",
                        "SMS_NUMBER",
                        "FLEX_NUMBER",
                        "WHATSAPP_NUMBER",
                        "MESSENGER_ID");
    }

    @Test
    void statusSaysThatEverythingIsReady(Sandbox sandbox) {
        var status = sandbox.run("", "status");
        assertThat(status.output().lines()).hasSize(12).allMatch(line -> line.contains(" ready "));
        assertThat(status.status()).isZero();
    }

    @Test
    void verifySignatureTellsGenuineFromForged(Sandbox sandbox) {
        var genuine = sandbox.run(
                BODY,
                "verify-signature",
                "--url",
                URL,
                "--token",
                "12345",
                "--signature",
                "RSOYDt4T1cUTdK1PDd93/VVr8B8=");
        var forged = sandbox.run(
                BODY + "0",
                "verify-signature",
                "--url",
                URL,
                "--token",
                "12345",
                "--signature",
                "RSOYDt4T1cUTdK1PDd93/VVr8B8=");
        assertThat(genuine.status()).isZero();
        assertThat(genuine.output()).contains("genuine").contains("as it stands");
        assertThat(forged.status()).isEqualTo(1);
        assertThat(forged.output()).contains("not genuine");
    }

    @Test
    void tokenRefusesARoleThatNobodyHas(Sandbox sandbox) {
        var result = sandbox.run("", "token", "king");
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.output()).contains("no role 'king' (expected one of agent, supervisor, operator)");
    }

    @Test
    void upSaysWhichPortIsInUse(Sandbox sandbox) throws IOException {
        try (var occupied = new ServerSocket(27_080, 1, InetAddress.getLoopbackAddress())) {
            var result = sandbox.run(
                    "", Map.of("TRUNKLINE_PORT_BASE", "27080", "TRUNKLINE_HOME", sandbox.home() + "-other"), "up");
            assertThat(result.status()).isEqualTo(1);
            assertThat(result.output())
                    .contains("port " + occupied.getLocalPort() + " (gateway) is in use")
                    .contains("TRUNKLINE_PORT_BASE");
        }
    }

    @Test
    void upSaysThatItRunsAlready(Sandbox sandbox) {
        var result = sandbox.run("", "up", "--detach");
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.output()).contains("running already");
    }
}
