package dev.trunkline.bridge.members.panache;

import dev.trunkline.bridge.link.Side;
import dev.trunkline.bridge.members.Member;
import dev.trunkline.bridge.members.Members;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Members as rows. */
@ApplicationScoped
class PanacheMembers implements Members, PanacheRepositoryBase<MemberEntity, UUID> {

    @Override
    public Optional<Member> find(UUID link, Side side, String identity) {
        var field = side == Side.FIRST ? "first" : "second";
        return find("link = ?1 and " + field + " = ?2", link, identity)
                .firstResultOptional()
                .map(MemberEntity::member);
    }

    @Override
    public List<Member> of(UUID link) {
        return find("link = ?1 order by first", link).stream()
                .map(MemberEntity::member)
                .toList();
    }

    @Override
    public List<Customer> customers(String partOfName, int offset, int limit) {
        return getEntityManager()
                .createQuery("""
                        select m.second, coalesce(m.firstSid, ''), l.first from MemberEntity m, LinkEntity l
                        where l.id = m.link and m.agent = false and lower(m.second) like :part escape '\\'
                        order by m.second, m.id""", Object[].class)
                .setParameter("part", "%" + literal(partOfName.toLowerCase(Locale.ROOT)) + "%")
                .setFirstResult(offset)
                .setMaxResults(limit)
                .getResultStream()
                .map(row -> new Customer(String.valueOf(row[0]), String.valueOf(row[1]), String.valueOf(row[2])))
                .toList();
    }

    private static String literal(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    @Override
    public void put(Member member) {
        var entity = find("link = ?1 and first = ?2", member.link(), member.first())
                .firstResultOptional()
                .orElseGet(() -> {
                    var added = new MemberEntity();
                    added.id = UUID.randomUUID();
                    added.take(member);
                    persist(added);
                    return added;
                });
        entity.take(member);
    }
}
