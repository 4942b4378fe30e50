package dev.trunkline.simulator.messaging;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trunkline.simulator.rest.Sids;
import dev.trunkline.simulator.state.Changes;
import dev.trunkline.simulator.state.Json;
import dev.trunkline.simulator.state.Persistent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Media and their bytes: files below the data directory where there is one, else memory; the oldest give way above the
 * limit. Safe for many threads.
 */
public final class MediaStore implements Persistent {

    private static final int LIMIT = 5_000;

    private final Changes changes;
    private final Optional<Path> directory;
    private final Map<String, Media> bySid = new LinkedHashMap<>();
    private final Map<String, byte[]> inMemory = new HashMap<>();

    public MediaStore(Optional<Path> dataDirectory, Changes changes) {
        this.changes = changes;
        this.directory = dataDirectory.map(path -> path.resolve("media"));
    }

    public synchronized Media add(String accountSid, String messageSid, MediaContent content) {
        var media = new Media(
                Sids.random("ME"),
                accountSid,
                messageSid,
                content.contentType(),
                content.fileName(),
                content.bytes().length,
                Instant.now());
        write(media.sid(), content.bytes());
        bySid.put(media.sid(), media);
        if (bySid.size() > LIMIT) {
            remove(bySid.keySet().iterator().next());
        }
        changes.mark();
        return media;
    }

    private void write(String sid, byte[] bytes) {
        if (directory.isEmpty()) {
            inMemory.put(sid, bytes.clone());
            return;
        }
        try {
            Files.createDirectories(directory.get());
            Files.write(directory.get().resolve(sid), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("media " + sid + ": cannot be stored; check the disk: " + e.getMessage(), e);
        }
    }

    public synchronized Optional<Media> bySid(String sid) {
        return Optional.ofNullable(bySid.get(sid));
    }

    /** Those of a message that are still there. */
    public synchronized List<Media> of(Message message) {
        return message.mediaSids().stream()
                .map(bySid::get)
                .filter(Objects::nonNull)
                .toList();
    }

    /** The bytes, where the media is known. */
    public synchronized Optional<byte[]> bytes(String sid) {
        if (!bySid.containsKey(sid)) {
            return Optional.empty();
        }
        if (directory.isEmpty()) {
            return Optional.ofNullable(inMemory.get(sid));
        }
        try {
            return Optional.of(Files.readAllBytes(directory.get().resolve(sid)));
        } catch (IOException e) {
            throw new UncheckedIOException("media " + sid + ": cannot be read; check the disk: " + e.getMessage(), e);
        }
    }

    public synchronized boolean remove(String sid) {
        erase(sid);
        changes.mark();
        return bySid.remove(sid) != null;
    }

    private void erase(String sid) {
        inMemory.remove(sid);
        if (directory.isPresent()) {
            try {
                Files.deleteIfExists(directory.get().resolve(sid));
            } catch (IOException e) {
                throw new UncheckedIOException("media " + sid + ": cannot be removed: " + e.getMessage(), e);
            }
        }
    }

    @Override
    public String name() {
        return "media";
    }

    @Override
    public synchronized JsonNode save() {
        return Json.MAPPER.valueToTree(bySid.values());
    }

    @Override
    public synchronized void load(JsonNode saved) {
        bySid.clear();
        saved.forEach(node -> {
            var media = Json.MAPPER.convertValue(node, Media.class);
            bySid.put(media.sid(), media);
        });
    }

    @Override
    public synchronized void clear() {
        bySid.keySet().forEach(this::erase);
        bySid.clear();
        changes.mark();
    }
}
