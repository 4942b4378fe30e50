package dev.trunkline.web.login;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LoginNamesTest {

    private static final List<String> CLAIMS = List.of("preferred_username", "email");

    @Test
    void doesNotCallAnybodyByAnAddressThatIsNotVerified() {
        assertThat(of(Map.of("email", "ana@example.com"))).containsExactly("sub");
        assertThat(of(Map.of("email", "ana@example.com", "email_verified", false)))
                .containsExactly("sub");
        assertThat(of(Map.of("email", "ana@example.com", "email_verified", "no")))
                .containsExactly("sub");
    }

    @Test
    void callsPeopleByWhatTheLoginServerVouchesFor() {
        assertThat(of(Map.of("email", "ana@example.com", "email_verified", true)))
                .containsExactly("ana@example.com", "sub");
        assertThat(of(Map.of("email", "ana@example.com", "email_verified", "true", "preferred_username", "ana")))
                .containsExactly("ana", "ana@example.com", "sub");
    }

    @Test
    void leavesOutWhatIsNoName() {
        assertThat(of(Map.of("preferred_username", " "))).containsExactly("sub");
        assertThat(of(Map.of("preferred_username", List.of("ana")))).containsExactly("sub");
    }

    @Test
    void believesTheClaimThatIsSet() {
        // Given
        var token = Map.<String, Object>of("email", "ana@example.com", "email_verified", false, "xms_edov", true);
        // When
        var names = LoginNames.of(CLAIMS, () -> "xms_edov", token::get, "sub");
        // Then
        assertThat(names).containsExactly("ana@example.com", "sub");
    }

    private static Set<String> of(Map<String, Object> token) {
        return LoginNames.of(CLAIMS, () -> "email_verified", token::get, "sub");
    }
}
