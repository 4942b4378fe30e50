package dev.trunkline.bridge.members.panache;

import dev.trunkline.bridge.members.Member;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Row of {@code bridge_member}. */
@Entity
@Table(name = "bridge_member")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
class MemberEntity {
    @Id
    UUID id;

    @Column(name = "link_id")
    UUID link;

    @Column(name = "first_identity")
    String first;

    @Column(name = "second_identity")
    String second;

    @Column(name = "first_sid")
    @Nullable String firstSid;

    @Column(name = "second_sid")
    @Nullable String secondSid;

    boolean agent;
    boolean present;

    void take(Member member) {
        link = member.link();
        first = member.first();
        second = member.second();
        firstSid = member.firstSid();
        secondSid = member.secondSid();
        agent = member.agent();
        present = member.present();
    }

    Member member() {
        return new Member(link, first, second, firstSid, secondSid, agent, present);
    }
}
