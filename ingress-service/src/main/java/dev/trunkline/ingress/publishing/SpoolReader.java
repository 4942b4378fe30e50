package dev.trunkline.ingress.publishing;

import dev.trunkline.ingress.spool.Spool;
import dev.trunkline.ingress.spool.SpoolEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/** Reads a topic's spool as events: to send them, and to say what there is. Blocks on the disk. */
final class SpoolReader {

    private static final Logger LOG = Logger.getLogger(SpoolReader.class);

    private final String topic;
    private final Spool spool;
    private final HopelessEntries hopeless;

    /** @param hopeless where entries go that cannot be decoded */
    SpoolReader(String topic, Spool spool, HopelessEntries hopeless) {
        this.topic = topic;
        this.spool = spool;
        this.hopeless = hopeless;
    }

    /** The sends of these entries, up to the first that cannot be read or decoded. */
    List<Send> sends(List<SpoolEntry> window) {
        var sends = new ArrayList<Send>(window.size());
        for (var entry : window) {
            byte[] payload;
            try {
                payload = spool.read(entry);
            } catch (IOException e) {
                LOG.errorf(e, "spooled entry cannot be read topic=%s sequence=%d", topic, entry.sequence());
                return sends;
            }
            try {
                sends.add(Send.ofSpooled(PublicationCodec.decode(payload), entry));
            } catch (IOException e) {
                hopeless.add(entry, e);
                return sends;
            }
        }
        return sends;
    }

    /**
     * What waits and what was set aside.
     *
     * @param maxIds how many of each are named, the oldest first
     */
    SpoolContent content(int maxIds) {
        var spooledIds = new ArrayList<String>();
        for (var entry : spool.oldest(maxIds)) {
            try {
                spooledIds.add(
                        PublicationCodec.decode(spool.read(entry)).event().id());
            } catch (IOException e) {
                // Published in the meantime, its file gone; or damaged, which the drain tells.
                LOG.debugf(e, "spooled entry not read topic=%s sequence=%d", topic, entry.sequence());
            }
        }
        var files = setAsideFiles();
        return new SpoolContent(
                topic,
                spool.depth(),
                spooledIds,
                files.size(),
                files.stream().limit(maxIds).map(SpoolReader::idOf).toList());
    }

    private List<Path> setAsideFiles() {
        try {
            return spool.setAside();
        } catch (IOException e) {
            LOG.warnf(e, "what was set aside cannot be listed topic=%s", topic);
            return List.of();
        }
    }

    /** The event's id, or the file's name where it holds none. */
    private static String idOf(Path file) {
        try {
            return PublicationCodec.decode(Files.readAllBytes(file)).event().id();
        } catch (IOException e) {
            return file.getFileName().toString();
        }
    }
}
