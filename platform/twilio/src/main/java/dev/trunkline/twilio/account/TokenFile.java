package dev.trunkline.twilio.account;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/** A file that holds a token, such as a mounted secret; used by one thread at a time. */
final class TokenFile {

    private static final Logger LOG = System.getLogger(TokenFile.class.getName());

    private final Path path;
    private final boolean mayBeEmpty;
    private Stamp stamp;
    private String token;
    private boolean failing;

    /** What tells one state of a file from another; a mounted secret is replaced by a new file, so its key counts too. */
    private record Stamp(
            FileTime modified, long size, @Nullable Object key) {
        static Stamp of(Path path) throws IOException {
            var attributes = Files.readAttributes(path, BasicFileAttributes.class);
            return new Stamp(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
        }
    }

    /** @param mayBeEmpty whether an empty file means "none at present" */
    TokenFile(Path path, boolean mayBeEmpty) throws IOException {
        this.path = path;
        this.mayBeEmpty = mayBeEmpty;
        this.stamp = Stamp.of(path);
        this.token = read();
    }

    String token() {
        return token;
    }

    /** Reads the file again if it changed; keeps the token where it cannot. */
    void refresh(String account) {
        try {
            var now = Stamp.of(path);
            if (now.equals(stamp) && !failing) {
                return;
            }
            var next = read();
            if (!next.equals(token)) {
                LOG.log(Level.INFO, "auth token changed account={0} file={1}", account, path);
            }
            token = next;
            stamp = now;
            failing = false;
        } catch (IOException e) {
            if (!failing) {
                LOG.log(
                        Level.WARNING,
                        "auth token file unreadable, the token read before stays in use: account={0} file={1} reason={2}",
                        account,
                        path,
                        e.toString());
            }
            failing = true;
        }
    }

    private String read() throws IOException {
        var content = Files.readString(path).strip();
        if (content.isEmpty() && !mayBeEmpty) {
            throw new IOException("the file is empty (expected: a token)");
        }
        return content;
    }
}
