package dev.trunkline.twilio.rest;

import com.twilio.http.TwilioRestClient;
import dev.trunkline.twilio.account.TwilioAccount;
import dev.trunkline.twilio.account.TwilioAccounts;
import dev.trunkline.twilio.sending.AdaptiveSending;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The official SDK's clients, one for each account, over one pool of connections. Pass the client to each call:
 * {@code Message.creator(...).create(clients.forAccount(sid))}; the SDK's global {@code Twilio.init} is not used.
 *
 * <p>Calls block the calling thread, for no longer than the connect and read timeouts together; use virtual threads. They
 * fail with {@link TwilioCallException} or {@link TwilioUnreachableException}.
 */
public final class TwilioClients implements AutoCloseable {

    private final TwilioAccounts accounts;
    private final TwilioHosts hosts;
    private final Duration readTimeout;
    private final CallRecorder recorder;
    private final AdaptiveSending sending;
    private final HttpClient http;
    private final Map<String, Client> clients = new ConcurrentHashMap<>();

    private record Client(Credentials credentials, TwilioRestClient client) {}

    /** @param readTimeout for the whole answer */
    public TwilioClients(
            TwilioAccounts accounts,
            TwilioHosts hosts,
            Duration connectTimeout,
            Duration readTimeout,
            CallRecorder recorder,
            AdaptiveSending sending) {
        this.accounts = accounts;
        this.hosts = hosts;
        this.readTimeout = readTimeout;
        this.recorder = recorder;
        this.sending = sending;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connectTimeout)
                .build();
    }

    /**
     * The client of one of our accounts. Ask for it each time: its credentials follow a rotation.
     *
     * @throws IllegalArgumentException where the account is not ours
     */
    public TwilioRestClient forAccount(String sid) {
        return client(accounts.bySid(sid)
                .orElseThrow(() -> new IllegalArgumentException(
                        "account " + sid + " is not configured (expected: one of trunkline.twilio.accounts)")));
    }

    /**
     * The client of the account with one of our names, such as {@code flex}.
     *
     * @throws IllegalArgumentException where there is none
     */
    public TwilioRestClient forName(String name) {
        return client(accounts.byName(name)
                .orElseThrow(() -> new IllegalArgumentException(
                        "trunkline.twilio.accounts." + name + ": missing (expected: an account of this name)")));
    }

    private TwilioRestClient client(TwilioAccount account) {
        var credentials = Credentials.of(account);
        return clients.compute(
                        account.sid(),
                        (sid, known) -> known != null && known.credentials.equals(credentials)
                                ? known
                                : new Client(credentials, build(account, credentials)))
                .client();
    }

    private TwilioRestClient build(TwilioAccount account, Credentials credentials) {
        return new TwilioRestClient.Builder(credentials.username(), credentials.password())
                .accountSid(account.sid())
                .httpClient(new JdkTwilioHttp(http, hosts, readTimeout, recorder, sending.account(account.name())))
                .build();
    }

    @Override
    public void close() {
        http.close();
    }
}
