package dev.trunkline.embedded;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class InfrastructureKindTest {

    @Test
    void isEmbeddedWhereContainersAreNotAskedFor() {
        assertThat(Infrastructure.Kind.choose(false, () -> {
                    throw new AssertionError("must not look for Docker");
                }))
                .isEqualTo(Infrastructure.Kind.EMBEDDED);
    }

    @Test
    void isEmbeddedWhereNoDockerEngineAnswers() {
        assertThat(Infrastructure.Kind.choose(true, () -> false)).isEqualTo(Infrastructure.Kind.EMBEDDED);
    }

    @Test
    void isContainersWhereAskedForAndDockerAnswers() {
        assertThat(Infrastructure.Kind.choose(true, () -> true)).isEqualTo(Infrastructure.Kind.CONTAINERS);
    }
}
