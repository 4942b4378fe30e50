package dev.trunkline.bridge.copy.panache;

import dev.trunkline.bridge.copy.Copies;
import dev.trunkline.bridge.copy.Copy;
import dev.trunkline.bridge.link.Side;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Copied messages as rows. */
@ApplicationScoped
class PanacheCopies implements Copies, PanacheRepositoryBase<CopyEntity, UUID> {

    @Override
    public Optional<Copy> find(UUID link, String sid) {
        return row(link, sid).map(CopyEntity::copy);
    }

    private Optional<CopyEntity> row(UUID link, String sid) {
        return find("link = ?1 and sid = ?2", link, sid).firstResultOptional();
    }

    @Override
    public Optional<Copy> byCopy(UUID link, String sid) {
        return find("link = ?1 and copySid = ?2", link, sid)
                .firstResultOptional()
                .map(CopyEntity::copy);
    }

    @Override
    public List<Copy> ofMessage(UUID link, String sid) {
        return find("link = ?1 and (sid = ?2 or sid like ?3) order by sid", link, sid, sid + "/%").stream()
                .map(CopyEntity::copy)
                .toList();
    }

    @Override
    public void put(Copy copy) {
        var entity = row(copy.link(), copy.sid()).orElseGet(() -> {
            var added = new CopyEntity();
            added.id = UUID.randomUUID();
            added.take(copy);
            persist(added);
            return added;
        });
        entity.take(copy);
    }

    @Override
    public List<Copy> pending(UUID link) {
        return find("link = ?1 and state = 'pending' order by seenAt", link).stream()
                .map(CopyEntity::copy)
                .toList();
    }

    @Override
    public List<Integer> known(UUID link, Side side, int from) {
        var said = find(
                        "link = ?1 and side = ?2 and place >= ?3 and state <> 'pending'",
                        link,
                        CopyEntity.side(side),
                        from)
                .stream()
                .map(entity -> entity.place);
        var copied =
                find("link = ?1 and side = ?2 and copyPlace >= ?3", link, CopyEntity.side(side.other()), from).stream()
                        .map(entity -> entity.copyPlace);
        return Stream.concat(said, copied)
                .filter(Objects::nonNull)
                .sorted()
                .distinct()
                .toList();
    }

    @Override
    public List<Copy> since(UUID link, int firstIndex, int secondIndex) {
        return find(
                        "link = ?1 and ((side = 'first' and place >= ?2) or (side = 'second' and place >= ?3)"
                                + " or (side = 'first' and place is null and copyPlace >= ?3)"
                                + " or (side = 'second' and place is null and copyPlace >= ?2)"
                                + " or state in ('pending', 'failed')) order by seenAt",
                        link,
                        firstIndex,
                        secondIndex)
                .stream()
                .map(CopyEntity::copy)
                .toList();
    }

    @Override
    public List<Copy> newest(UUID link, int limit) {
        return find("link = ?1 order by seenAt desc, place desc", link).range(0, limit - 1).stream()
                .map(CopyEntity::copy)
                .toList();
    }
}
