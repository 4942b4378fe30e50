package dev.trunkline.launcher;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Properties;

/** Writes files that hold secrets. */
final class PrivateFiles {

    private PrivateFiles() {}

    /** Writes a properties file that only its owner can read. */
    static void write(Path file, Properties properties) throws IOException {
        Files.createDirectories(file.getParent());
        Files.deleteIfExists(file);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        var text = new StringWriter();
        properties.store(text, null);
        Files.writeString(file, text.toString());
    }
}
