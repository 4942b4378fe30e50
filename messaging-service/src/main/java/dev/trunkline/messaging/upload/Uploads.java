package dev.trunkline.messaging.upload;

import dev.trunkline.messaging.inbox.Channel;
import dev.trunkline.messaging.inbox.Conversation;
import dev.trunkline.messaging.inbox.Conversations;
import dev.trunkline.messaging.inbox.InboxClock;
import dev.trunkline.messaging.media.MediaContents;
import dev.trunkline.messaging.outbound.MediaCheck;
import dev.trunkline.messaging.outbound.OwnFiles;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;

/** Decides which files are taken, where Twilio finds them and until when. Every method runs in the caller's transaction. */
@ApplicationScoped
public class Uploads implements MediaCheck, OwnFiles {

    /** Where files are served, below the public URL. */
    public static final String PATH = "/public/media/";

    private static final int LONGEST_NAME = 80;

    private final HostedFiles files;
    private final MediaContents contents;
    private final Conversations conversations;
    private final UploadConfig config;
    private final Optional<SignedLinks> links;
    private final Optional<URI> publicUrl;
    private final InboxClock clock;

    Uploads(
            HostedFiles files,
            MediaContents contents,
            Conversations conversations,
            UploadConfig config,
            PublicConfig publicConfig,
            InboxClock clock) {
        this.files = files;
        this.contents = contents;
        this.conversations = conversations;
        this.config = config;
        this.links = config.signingKey().map(SignedLinks::new);
        this.publicUrl = publicConfig.publicUrl();
        this.clock = clock;
    }

    /** Whether the settings have what is needed. */
    public boolean arePossible() {
        return links.isPresent() && publicUrl.isPresent();
    }

    /** What became of an upload. */
    public sealed interface Upload {
        /** @param url where Twilio finds it */
        record Taken(HostedFile file, String url) implements Upload {}

        record OtherKind() implements Upload {}

        record TooLarge(String reason) implements Upload {}

        /** The settings lack what is needed. */
        record NotPossible(String reason) implements Upload {}
    }

    /** What is behind a public address. */
    public sealed interface Served {
        @SuppressWarnings("ArrayRecordComponent") // The bytes are passed through, never compared.
        record File(HostedFile file, byte[] content) implements Served {}

        record Over() implements Served {}

        record Unknown() implements Served {}
    }

    /**
     * Takes a file. The same file may come any number of times; each time it gets an address of its own.
     *
     * @param name as the browser has it
     * @param channel where it shall go, where that is known already
     */
    public Upload take(byte[] content, String name, String author, Optional<Channel> channel) {
        if (!arePossible()) {
            return new Upload.NotPossible(
                    "set trunkline.messaging.public-url and trunkline.messaging.upload.signing-key to upload files");
        }
        var kind = FileKind.of(content);
        if (kind.isEmpty()) {
            return new Upload.OtherKind();
        }
        if (content.length > SizeLimits.LARGEST) {
            return new Upload.TooLarge(SizeLimits.words(content.length));
        }
        var tooLarge = channel.filter(target -> content.length > SizeLimits.of(target, kind.get()));
        if (tooLarge.isPresent()) {
            return new Upload.TooLarge(SizeLimits.words(tooLarge.get(), kind.get(), content.length));
        }
        var file = new HostedFile(
                UUID.randomUUID(), kind.get(), content.length, fileName(name, kind.get()), author, clock.now());
        files.add(file, content);
        var token = links.orElseThrow().token(file.id(), file.createdAt().plus(config.lifetime()));
        return new Upload.Taken(file, base() + PATH + token);
    }

    public Served serve(String token) {
        return switch (read(token)) {
            case SignedLinks.Reading.Forged forged -> new Served.Unknown();
            case SignedLinks.Reading.Over over -> new Served.Over();
            case SignedLinks.Reading.Good good ->
                files.find(good.id())
                        .<Served>flatMap(
                                file -> files.content(file.id()).map(content -> new Served.File(file, content)))
                        .orElseGet(Served.Over::new);
        };
    }

    @Override
    public Optional<Objection> object(UUID conversationId, String mediaUrl) {
        if (!isOurs(mediaUrl)) {
            return Optional.empty();
        }
        var file = behind(mediaUrl);
        if (file.isEmpty()) {
            return Optional.of(new Objection(false, "the file is no longer there; upload it again"));
        }
        var kind = file.get().kind();
        var size = file.get().size();
        return conversations
                .find(conversationId)
                .map(Conversation::channel)
                .filter(channel -> size > SizeLimits.of(channel, kind))
                .map(channel -> new Objection(true, SizeLimits.words(channel, kind, size)));
    }

    @Override
    public Optional<OwnFile> find(String mediaUrl) {
        return behind(mediaUrl).map(file -> new OwnFile(file.id(), file.kind().mediaType(), file.size()));
    }

    @Override
    public void keep(OwnFile file, UUID mediaId) {
        var content = files.content(file.id())
                .orElseThrow(
                        () -> new IllegalStateException("file " + file.id() + ": no content (expected: its bytes)"));
        contents.store(mediaId, content);
    }

    private boolean isOurs(String url) {
        return publicUrl.isPresent() && url.startsWith(base() + PATH);
    }

    private Optional<HostedFile> behind(String url) {
        return isOurs(url) && read(url.substring((base() + PATH).length())) instanceof SignedLinks.Reading.Good(var id)
                ? files.find(id)
                : Optional.empty();
    }

    private SignedLinks.Reading read(String token) {
        return links.map(signed -> signed.read(token, clock.now())).orElseGet(SignedLinks.Reading.Forged::new);
    }

    private String base() {
        return publicUrl.map(URI::toString).orElse("").replaceAll("/+$", "");
    }

    /** What may stand in a header and on every disk; the suffix says what the file is. */
    private static String fileName(String given, FileKind kind) {
        var last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
        var stem = last.replaceAll("\\.[A-Za-z0-9]{1,5}$", "")
                .replaceAll("[^A-Za-z0-9_-]+", "-")
                .replaceAll("^-+|-+$", "");
        var name = stem.substring(0, Math.min(stem.length(), LONGEST_NAME));
        return (name.isEmpty() ? "file" : name) + kind.suffix();
    }

    /** Removes the file behind an address of ours. @return whether there was one */
    public boolean remove(String url) {
        return behind(url).map(file -> files.remove(file.id())).orElse(false);
    }

    /** Removes what nobody can fetch any more. @return how many */
    public long removeOver() {
        return files.removeCreatedBefore(clock.now().minus(config.lifetime()));
    }
}
