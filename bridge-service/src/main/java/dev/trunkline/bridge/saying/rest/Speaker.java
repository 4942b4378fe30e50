package dev.trunkline.bridge.saying.rest;

import dev.trunkline.bridge.link.Link;
import dev.trunkline.bridge.link.Pairs;
import dev.trunkline.bridge.link.Side;
import dev.trunkline.bridge.link.Transactions;
import dev.trunkline.bridge.members.Members;
import dev.trunkline.web.login.LoginConfig;
import dev.trunkline.web.login.LoginNames;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** Whoever asks, as the conversation knows them: the name of their login under which they are in it. */
@ApplicationScoped
class Speaker {

    private static final List<String> CLAIMS = List.of("preferred_username", "email");

    private final SecurityIdentity identity;
    private final Pairs pairs;
    private final Members members;
    private final Transactions transactions;
    private final LoginConfig login;

    Speaker(SecurityIdentity identity, Pairs pairs, Members members, Transactions transactions, LoginConfig login) {
        this.identity = identity;
        this.pairs = pairs;
        this.members = members;
        this.transactions = transactions;
        this.login = login;
    }

    /**
     * In plain words: the agent who is in the conversation, or the first name of the login of a supervisor or operator.
     * Empty where somebody may not speak there.
     */
    Optional<String> name(Link link, Side side) {
        var names = names();
        var place = pairs.named(link.pair()).at(side);
        var agents = transactions.call(() -> members.of(link.id())).stream()
                .filter(member -> member.agent() && member.present())
                .map(member -> place.read(member.identity(side)))
                .toList();
        return names.stream()
                .flatMap(name -> agents.stream().filter(name::equalsIgnoreCase))
                .findFirst()
                .or(() -> speaksAnywhere() ? Optional.of(names.getFirst()) : Optional.empty());
    }

    private boolean speaksAnywhere() {
        return identity.hasRole("supervisor") || identity.hasRole("operator");
    }

    private List<String> names() {
        var principal = identity.getPrincipal();
        return List.copyOf(LoginNames.of(CLAIMS, login, this::claim, principal.getName()));
    }

    private @Nullable Object claim(String name) {
        return identity.getPrincipal() instanceof JsonWebToken token ? token.getClaim(name) : null;
    }
}
