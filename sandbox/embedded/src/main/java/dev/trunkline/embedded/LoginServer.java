package dev.trunkline.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;

/**
 * An OpenID Connect provider for tests and the sandbox. Anybody may log in with any name and choose a role; a client named
 * {@code trunkline-<role>} gets a token with that role by client credentials.
 */
public final class LoginServer implements AutoCloseable {

    public static final List<String> ROLES = List.of("agent", "supervisor", "operator");
    public static final String CLIENT = "trunkline";

    /** Of those who come with an address. */
    public static final String ADDRESS = "one.agent@example.com";

    private static final String ELSEWHERE = "elsewhere";
    private static final String ISSUER = "trunkline";
    private static final Pattern ACCESS_TOKEN = Pattern.compile("\"access_token\"\\s*:\\s*\"([^\"]+)\"");

    private final MockOAuth2Server server;

    private LoginServer(MockOAuth2Server server) {
        this.server = server;
    }

    /** Starts on a port of 127.0.0.1; 0 for any. */
    public static LoginServer start(int port, Duration tokenLifetime) {
        var server = new MockOAuth2Server(OAuth2Config.Companion.fromJson(config(tokenLifetime)));
        server.start(InetAddress.getLoopbackAddress(), port);
        return new LoginServer(server);
    }

    /** The issuer's address, for {@code quarkus.oidc.auth-server-url}. */
    public String issuer() {
        return server.issuerUrl(ISSUER).toString();
    }

    /** A bearer token for one of {@link #ROLES} from a login server that may run in another process. */
    public static String token(String issuer, String role) {
        if (!ROLES.contains(role)) {
            throw new IllegalArgumentException("role '" + role + "' (expected one of " + ROLES + ")");
        }
        return tokenOf(issuer, CLIENT + "-" + role);
    }

    /** A bearer token of this server that lives as long as the caller wants. */
    public String token(String role, Duration lifetime) {
        var callback = new DefaultOAuth2TokenCallback(
                ISSUER, role, "JWT", List.of(CLIENT), Map.of("roles", List.of(role)), lifetime.toSeconds());
        return server.issueToken(ISSUER, CLIENT + "-" + role, callback).serialize();
    }

    /** An agent's bearer token with {@link #ADDRESS}, whether or not this server says that it is theirs. */
    public static String tokenWithAddress(String issuer, boolean verified) {
        return tokenOf(issuer, addressed(verified));
    }

    private static String addressed(boolean verified) {
        return CLIENT + (verified ? "-verified" : "-unverified");
    }

    /** An agent's bearer token that is meant for another product, which every service of ours has to refuse. */
    public static String foreignToken(String issuer) {
        return tokenOf(issuer, ELSEWHERE + "-agent");
    }

    private static String tokenOf(String issuer, String client) {
        var form = "grant_type=client_credentials&client_id=" + client + "&client_secret=any&scope=openid";
        var request = HttpRequest.newBuilder(URI.create(issuer + "/token"))
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            var answer =
                    http.send(request, HttpResponse.BodyHandlers.ofString()).body();
            var token = ACCESS_TOKEN.matcher(answer);
            if (!token.find()) {
                throw new IllegalStateException("no token from " + issuer + ": " + answer);
            }
            return token.group(1);
        } catch (IOException e) {
            throw new UncheckedIOException("no answer from the login server " + issuer, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking " + issuer + " for a token", e);
        }
    }

    @Override
    public void close() {
        server.shutdown();
    }

    private static String config(Duration tokenLifetime) {
        var roles =
                Stream.concat(ROLES.stream().map(role -> client(CLIENT, role)), Stream.of(client(ELSEWHERE, "agent")));
        // Who logs in at the page brings name and roles along; only the audience is ours to add.
        var people = Stream.of("authorization_code", "refresh_token").map(grant -> """
                        {"requestParam": "grant_type", "match": "%s", "claims": {"aud": ["%s"]}}""".formatted(grant, CLIENT));
        var addresses =
                Stream.of(true, false).map(verified -> """
                        {"requestParam": "client_id", "match": "%1$s",
                         "claims": {"sub": "%1$s", "aud": ["%2$s"], "roles": ["agent"],
                                    "email": "%3$s", "email_verified": %4$s}}""".formatted(addressed(verified), CLIENT, ADDRESS, verified));
        var mappings = Stream.of(roles, addresses, people).flatMap(all -> all).toList();
        return """
                {"interactiveLogin": true, "loginPagePath": "%s",
                 "tokenCallbacks": [{"issuerId": "%s", "tokenExpiry": %d, "requestMappings": [%s]}]}
                """.formatted(loginPage(), ISSUER, tokenLifetime.toSeconds(), String.join(",", mappings));
    }

    private static String client(String audience, String role) {
        return """
                {"requestParam": "client_id", "match": "%1$s-%2$s",
                 "claims": {"sub": "%2$s", "aud": ["%1$s"], "roles": ["%2$s"]}}""".formatted(audience, role);
    }

    /** The login page as a file of its own: the server reads no resources. */
    private static Path loginPage() {
        try (var page = LoginServer.class.getResourceAsStream("/login/login.html")) {
            if (page == null) {
                throw new IllegalStateException("login/login.html is missing from the class path");
            }
            var file = Files.createTempFile("trunkline-login-", ".html");
            Files.copy(page, file, StandardCopyOption.REPLACE_EXISTING);
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("could not unpack the login page", e);
        }
    }
}
