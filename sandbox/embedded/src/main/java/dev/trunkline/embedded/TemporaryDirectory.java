package dev.trunkline.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * A directory for something that runs in it: once that is closed it is deleted with all that is in it, at the latest when
 * this JVM ends in an orderly way.
 */
public final class TemporaryDirectory implements AutoCloseable {

    private final Path path;
    private final Thread atExit;
    private @Nullable AutoCloseable tenant;
    private boolean gone;

    private TemporaryDirectory(Path path) {
        this.path = path;
        this.atExit = new Thread(this::empty, "delete-" + path.getFileName());
    }

    /** @param prefix of its name */
    public static TemporaryDirectory create(String prefix) {
        try {
            var directory = new TemporaryDirectory(Files.createTempDirectory(prefix));
            Runtime.getRuntime().addShutdownHook(directory.atExit);
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException("no temporary directory " + prefix + "*", e);
        }
    }

    public Path path() {
        return path;
    }

    /** @param tenant what is closed before the directory goes */
    synchronized void inhabit(AutoCloseable tenant) {
        this.tenant = tenant;
    }

    @Override
    public void close() {
        empty();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // The JVM is ending: the hook runs, and finds nothing to do.
        }
    }

    private synchronized void empty() {
        if (gone) {
            return;
        }
        gone = true;
        var here = tenant;
        try {
            if (here != null) {
                here.close();
            }
            Files.walkFileTree(path, new Deletion());
        } catch (NoSuchFileException e) {
            // Somebody was faster.
        } catch (Exception e) {
            throw new IllegalStateException("could not remove " + path + ": " + e.getMessage(), e);
        }
    }

    /** Passes over what others delete meanwhile. */
    private static final class Deletion extends SimpleFileVisitor<Path> {

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException thrown) throws IOException {
            if (thrown instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw thrown;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException thrown) throws IOException {
            if (thrown != null) {
                throw thrown;
            }
            Files.deleteIfExists(directory);
            return FileVisitResult.CONTINUE;
        }
    }
}
