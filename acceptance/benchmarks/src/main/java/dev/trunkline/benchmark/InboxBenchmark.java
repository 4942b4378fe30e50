package dev.trunkline.benchmark;

import dev.trunkline.embedded.EmbeddedPostgres;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The inbox with 200,000 messages in 10,000 conversations: how long agents wait for lists, threads and searches, over HTTP, two
 * asking at once, service and database on the same machine. Prints a table in Markdown. Argument: the service's
 * {@code quarkus-run.jar}.
 */
public final class InboxBenchmark {

    private static final int CONVERSATIONS = 10_000;
    private static final int MESSAGES = 200_000;
    private static final int VOCABULARY = 5_000;
    private static final int CLIENTS = 2;
    private static final int WARM_UP = 100;
    private static final int REQUESTS = 300;
    private static final Pattern NEXT = Pattern.compile("\"next\":\"?([^\",}]+)\"?");

    private final MessagingProcess service;
    private final HttpClient http = HttpClient.newHttpClient();

    private InboxBenchmark(MessagingProcess service) {
        this.service = service;
    }

    public static void main(String[] arguments) throws Exception {
        try (var service = MessagingProcess.start(Path.of(arguments[0]))) {
            fill(service.postgres());
            new InboxBenchmark(service).run();
        }
        System.exit(0);
    }

    /**
     * Conversations with 20 messages each. Of the words, few are in every third message and most in one of a thousand; all
     * begin alike.
     */
    private static void fill(EmbeddedPostgres postgres) throws Exception {
        try (var connection = DriverManager.getConnection(
                        postgres.jdbcUrl("messaging"), EmbeddedPostgres.USER, EmbeddedPostgres.PASSWORD);
                var statement = connection.createStatement()) {
            statement.execute("""
                    insert into contact (id, account, name, created_at)
                    select md5('contact' || n)::uuid, 'AC1', 'Customer ' || md5(n::text), now()
                    from generate_series(0, %1$d - 1) n;
                    insert into contact_address (account, address, contact_id)
                    select 'AC1', '+1206' || lpad(n::text, 7, '0'), md5('contact' || n)::uuid
                    from generate_series(0, %1$d - 1) n;
                    insert into conversation (id, account, channel, our_address, their_address, contact_id, status, unread,
                        last_seq, last_direction, last_text, last_media_count, last_message_at, last_activity_at, created_at,
                        version, needs_reply, assignee, labels, received)
                    select md5('conversation' || n)::uuid, 'AC1', 'sms', '+14155550100', '+1206' || lpad(n::text, 7, '0'),
                        md5('contact' || n)::uuid, case when n %% 5 = 0 then 'closed' else 'open' end, n %% 3,
                        20 * 1048576, 'inbound', 'word0 word1', 0, now(), now() - n * interval '1 minute', now(), 1,
                        n %% 50 = 1, case when n %% 20 = 2 then 'agent' end,
                        case when n %% 100 = 3 then array['vip'] else '{}' end, 10
                    from generate_series(0, %1$d - 1) n;
                    insert into message (id, conversation_id, seq, sid, direction, from_address, to_address, body, status,
                        trace, sent_at, created_at, version)
                    select md5('message' || n)::uuid, md5('conversation' || n %% %1$d)::uuid, (n / %1$d + 1) * 1048576,
                        'SM' || md5(n::text), case when n %% 2 = 0 then 'inbound' else 'outbound' end, '+14155550100',
                        '+12065550123', words, 'delivered', '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
                        at, at, 1
                    from generate_series(0, %2$d - 1) n,
                        lateral (select now() - (%2$d - n) * interval '10 seconds' as at) t,
                        lateral (select string_agg(word, ' ') as words from (
                            select 'word' || floor(%3$d * power(random() + n * 0, 3))::int as word
                            from generate_series(1, 8)) one) w;
                    """.formatted(CONVERSATIONS, MESSAGES, VOCABULARY));
            statement.execute("vacuum analyze");
        }
    }

    private void run() throws Exception {
        var deep = cursor("/conversations?limit=100", 40);
        System.out.println("| request | p50 ms | p95 ms | max ms |");
        System.out.println("|---|---:|---:|---:|");
        measure("list, first page", random -> "/conversations");
        measure("list, page 200", random -> "/conversations?cursor=" + deep);
        measure("list, who waits for a reply", random -> "/conversations?needsReply=true");
        measure("list, mine", random -> "/conversations?assignee=me");
        measure("list, one label", random -> "/conversations?label=vip");
        measure("list, part of a name", random -> "/conversations?search=" + hex(random));
        measure("thread, newest messages", random -> "/conversations/" + conversation(random) + "/messages");
        measure(
                "thread, older messages",
                random -> "/conversations/" + conversation(random) + "/messages?before=" + 10 * 1_048_576);
        measure("search, a word of every third message", random -> search("word0"));
        measure("search, the beginning of most words", random -> search("wor"));
        measure("search, a word of one in a thousand", random -> search("word" + (3_000 + random.nextInt(2_000))));
        measure("search, any two words", random -> search(word(random) + " " + word(random)));
        measure("search, any word, page 3", random -> search(word(random)) + "&cursor=" + cursorOf(search("word0")));
        measure("search, part of a name", random -> search(hex(random)));
        measure("search, a number", random -> search("206 " + random.nextInt(CONVERSATIONS)));
        measure("search, nothing to be found", random -> search("nowhere" + random.nextInt()));
    }

    private static String word(Random random) {
        return "word" + (int) (VOCABULARY * Math.pow(random.nextDouble(), 3));
    }

    private static String hex(Random random) {
        return Integer.toHexString(0x1000 + random.nextInt(0xf000));
    }

    private String conversation(Random random) {
        return service.conversation(random.nextInt(CONVERSATIONS));
    }

    private static String search(String question) {
        return "/search?q=" + URLEncoder.encode(question, StandardCharsets.UTF_8);
    }

    private String cursorOf(String path) {
        try {
            return cursor(path, 2);
        } catch (Exception e) {
            throw new IllegalStateException(path, e);
        }
    }

    /** The cursor behind so many pages. */
    private String cursor(String path, int pages) throws Exception {
        var cursor = "";
        for (var page = 0; page < pages; page++) {
            var next = NEXT.matcher(get(cursor.isEmpty() ? path : path + "&cursor=" + cursor));
            var last = "";
            while (next.find()) {
                last = next.group(1);
            }
            cursor = last;
        }
        return cursor;
    }

    private void measure(String name, Function<Random, String> path) throws Exception {
        ask(path, WARM_UP);
        var nanos = ask(path, REQUESTS);
        Arrays.sort(nanos);
        System.out.printf(
                Locale.ROOT,
                "| %s | %.1f | %.1f | %.0f |%n",
                name,
                nanos[nanos.length / 2] / 1e6,
                nanos[nanos.length * 95 / 100] / 1e6,
                nanos[nanos.length - 1] / 1e6);
    }

    private long[] ask(Function<Random, String> path, int requests) throws Exception {
        try (var threads = Executors.newFixedThreadPool(CLIENTS)) {
            var clients = new ArrayList<Callable<List<Long>>>();
            for (var client = 0; client < CLIENTS; client++) {
                var random = new Random(client);
                clients.add(() -> {
                    var took = new ArrayList<Long>();
                    for (var request = 0; request < requests / CLIENTS; request++) {
                        var asked = path.apply(random);
                        var began = System.nanoTime();
                        get(asked);
                        took.add(System.nanoTime() - began);
                    }
                    return took;
                });
            }
            var all = new ArrayList<Long>();
            for (var client : threads.invokeAll(clients)) {
                all.addAll(client.get());
            }
            return all.stream().mapToLong(Long::longValue).toArray();
        }
    }

    private String get(String path) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(service.url() + path))
                .header("Authorization", "Bearer " + service.token())
                .build();
        var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }
}
