package dev.trunkline.twilio.account;

import dev.trunkline.twilio.account.TwilioAccount.ApiKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ConfiguredAccountsTest {

    private static final String FLEX = "AC4c6d62d3bf1584e6bc1e606cd45ab7ba";
    private static final String FRONTLINE = "AC0f3a1be2c54d47e8a9b0c1d2e3f40516";

    @TempDir
    private Path directory;

    private final AtomicLong clock = new AtomicLong();

    @Test
    @Tag("A04")
    void findsEachAccountBySidAndByName() {
        // When
        var accounts =
                accounts(Map.of("flex", fixed(FLEX, "flex-token"), "frontline", fixed(FRONTLINE, "other-token")));

        // Then
        assertThat(accounts.bySid(FLEX).orElseThrow().authTokens()).containsExactly("flex-token");
        assertThat(accounts.byName("frontline").orElseThrow().sid()).isEqualTo(FRONTLINE);
        assertThat(accounts.bySid("AC00000000000000000000000000000000")).isEmpty();
    }

    @Test
    @Tag("Y07")
    void followsATokenFileWithoutARestart() throws IOException {
        // Given
        var file = tokenFile("primary", "old-token\n");
        var accounts = accounts(Map.of("flex", fromFiles(file, Optional.empty())));
        replace(file, "new-token\n");

        // When
        pass(Duration.ofSeconds(1));

        // Then
        assertThat(tokens(accounts)).containsExactly("new-token");
    }

    @Test
    @Tag("Y07")
    void acceptsASecondTokenOnceItsFileIsFilled() throws IOException {
        // Given
        var primary = tokenFile("primary", "old-token");
        var secondary = tokenFile("secondary", "");
        var accounts = accounts(Map.of("flex", fromFiles(primary, Optional.of(secondary))));
        var before = tokens(accounts);
        replace(secondary, "new-token");

        // When
        pass(Duration.ofSeconds(1));

        // Then
        assertThat(before).containsExactly("old-token");
        assertThat(tokens(accounts)).containsExactly("old-token", "new-token");
    }

    @Test
    void looksAtFilesNoMoreThanOnceASecond() throws IOException {
        // Given
        var file = tokenFile("primary", "old-token");
        var accounts = accounts(Map.of("flex", fromFiles(file, Optional.empty())));
        replace(file, "new-token");

        // When
        pass(Duration.ofMillis(999));

        // Then
        assertThat(tokens(accounts)).containsExactly("old-token");
    }

    @Test
    void keepsTheTokenOfAFileThatVanished() throws IOException {
        // Given
        var file = tokenFile("primary", "old-token");
        var accounts = accounts(Map.of("flex", fromFiles(file, Optional.empty())));
        Files.delete(file);

        // When
        pass(Duration.ofSeconds(1));

        // Then
        assertThat(tokens(accounts)).containsExactly("old-token");
    }

    @Test
    void keepsTheTokenOfAFileThatBecameEmptyUntilItIsFilledAgain() throws IOException {
        // Given
        var file = tokenFile("primary", "old-token");
        var accounts = accounts(Map.of("flex", fromFiles(file, Optional.empty())));
        replace(file, "");
        pass(Duration.ofSeconds(1));
        var meanwhile = tokens(accounts);
        replace(file, "new-token");

        // When
        pass(Duration.ofSeconds(1));

        // Then
        assertThat(meanwhile).containsExactly("old-token");
        assertThat(tokens(accounts)).containsExactly("new-token");
    }

    @Test
    void countsEqualTokensOnce() {
        // When
        var accounts = accounts(Map.of("flex", settings(FLEX, "same", "same")));

        // Then
        assertThat(tokens(accounts)).containsExactly("same");
    }

    @Test
    void takesAnApiKey() {
        // Given
        var settings = new AccountSettings(
                Optional.of(FLEX),
                Optional.of("token"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of("SK1"),
                Optional.of("key-secret"));

        // When
        var accounts = accounts(Map.of("flex", settings));

        // Then
        assertThat(accounts.all().getFirst().apiKey()).contains(new ApiKey("SK1", "key-secret"));
    }

    @Test
    @Tag("G01")
    void namesEveryMissingSettingAtOnce() {
        // Given
        var nothing = new AccountSettings(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of("SK1"),
                Optional.empty());

        // When, Then
        assertThatThrownBy(() -> accounts(Map.of("flex", nothing)))
                .isInstanceOf(InvalidAccountsException.class)
                .hasMessageContaining("trunkline.twilio.accounts.flex.sid: missing")
                .hasMessageContaining("trunkline.twilio.accounts.flex.auth-token: missing")
                .hasMessageContaining("trunkline.twilio.accounts.flex.api-key-secret: missing");
    }

    @Test
    @Tag("G01")
    void asksForAtLeastOneAccount() {
        assertThatThrownBy(() -> accounts(Map.of()))
                .isInstanceOf(InvalidAccountsException.class)
                .hasMessageContaining("trunkline.twilio.accounts.<name>.sid: missing");
    }

    @Test
    void refusesTheSameAccountTwice() {
        assertThatThrownBy(() -> accounts(Map.of("a", fixed(FLEX, "one"), "b", fixed(FLEX, "two"))))
                .isInstanceOf(InvalidAccountsException.class)
                .hasMessageContaining("trunkline.twilio.accounts.b.sid: " + FLEX + " is configured twice");
    }

    @Test
    void refusesAMalformedSid() {
        assertThatThrownBy(() -> accounts(Map.of("flex", fixed("AC12", "token"))))
                .isInstanceOf(InvalidAccountsException.class)
                .hasMessageContaining("trunkline.twilio.accounts.flex.sid: 'AC12'");
    }

    @Test
    void refusesATokenAndATokenFileTogether() throws IOException {
        // Given
        var both = new AccountSettings(
                Optional.of(FLEX),
                Optional.of("secret-token"),
                Optional.empty(),
                Optional.of(tokenFile("primary", "secret-token")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());

        // When, Then
        assertThatThrownBy(() -> accounts(Map.of("flex", both)))
                .isInstanceOf(InvalidAccountsException.class)
                .hasMessageContaining("flex.auth-token and trunkline.twilio.accounts.flex.auth-token-file: both set")
                .hasMessageNotContaining("secret");
    }

    @Test
    void refusesToStartWithAnUnreadableTokenFile() {
        // Given
        var settings = fromFiles(directory.resolve("absent"), Optional.empty());

        // When, Then
        assertThatThrownBy(() -> accounts(Map.of("flex", settings)))
                .isInstanceOf(InvalidAccountsException.class)
                .hasMessageContaining("trunkline.twilio.accounts.flex.auth-token-file: cannot read a token")
                .hasMessageContaining("absent");
    }

    private ConfiguredAccounts accounts(Map<String, AccountSettings> settings) {
        return new ConfiguredAccounts(settings, clock::get);
    }

    private void pass(Duration time) {
        clock.addAndGet(time.toNanos());
    }

    private static List<String> tokens(TwilioAccounts accounts) {
        return accounts.all().getFirst().authTokens();
    }

    private Path tokenFile(String name, String content) throws IOException {
        return Files.writeString(directory.resolve(name), content);
    }

    /** As a mounted secret changes: another file takes its place. */
    private void replace(Path file, String content) throws IOException {
        var next = Files.writeString(directory.resolve("next"), content);
        Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private static AccountSettings fixed(String sid, String token) {
        return settings(sid, token, "");
    }

    private static AccountSettings settings(String sid, String token, String second) {
        return new AccountSettings(
                Optional.of(sid),
                Optional.of(token),
                Optional.of(second).filter(text -> !text.isEmpty()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static AccountSettings fromFiles(Path primary, Optional<Path> secondary) {
        return new AccountSettings(
                Optional.of(FLEX),
                Optional.empty(),
                Optional.empty(),
                Optional.of(primary),
                secondary,
                Optional.empty(),
                Optional.empty());
    }
}
