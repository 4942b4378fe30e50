package dev.trunkline.embedded;

import dev.trunkline.contracts.Topics;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EmbeddedInfrastructureTest {

    private static Infrastructure infrastructure;

    @BeforeAll
    static void start() {
        infrastructure = TrunklineTestResource.startInfrastructure();
    }

    @AfterAll
    static void stop() {
        infrastructure.close();
    }

    @Test
    void keepsTopicsWhileKafkaIsStoppedAndStarted() throws Exception {
        // Given
        infrastructure.stopKafka();
        // When
        infrastructure.startKafka();
        // Then
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", infrastructure.bootstrapServers()))) {
            assertThat(admin.listTopics().names().get(30, TimeUnit.SECONDS)).containsAll(Topics.all());
        }
    }

    @Test
    void givesADatabase() throws SQLException {
        try (var connection = DriverManager.getConnection(
                        infrastructure.jdbcUrl("public"),
                        infrastructure.databaseUser(),
                        infrastructure.databasePassword());
                var rows = connection.createStatement().executeQuery("select current_database()")) {
            rows.next();
            assertThat(rows.getString(1)).isEqualTo(EmbeddedPostgres.DATABASE);
        }
    }

    @Test
    void issuesTokensByRole() {
        try (var login = LoginServer.start(0, Duration.ofMinutes(5))) {
            var claims = LoginServer.token(login.issuer(), "supervisor").split("\\.")[1];
            assertThat(new String(
                            java.util.Base64.getUrlDecoder().decode(claims), java.nio.charset.StandardCharsets.UTF_8))
                    .contains("\"roles\":[\"supervisor\"]")
                    .contains(login.issuer());
            assertThatThrownBy(() -> LoginServer.token(login.issuer(), "king")).hasMessageContaining("king");
        }
    }
}
