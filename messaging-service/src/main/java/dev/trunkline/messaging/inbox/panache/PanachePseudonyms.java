package dev.trunkline.messaging.inbox.panache;

import dev.trunkline.messaging.inbox.Pseudonyms;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** HMAC-SHA256 with a key that the database made for itself and keeps. */
@ApplicationScoped
class PanachePseudonyms implements Pseudonyms {

    private static final String ALGORITHM = "HmacSHA256";

    private final EntityManager database;
    private volatile @Nullable SecretKeySpec key;

    PanachePseudonyms(EntityManager database) {
        this.database = database;
    }

    @Override
    public String of(String... values) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key());
            return HexFormat.of()
                    .formatHex(mac.doFinal(String.join("\n", values).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(ALGORITHM + ": not there (expected: every JDK has it)", e);
        }
    }

    private SecretKeySpec key() {
        var known = key;
        if (known == null) {
            known = new SecretKeySpec(
                    (byte[]) database.createNativeQuery("select key from person_key", byte[].class)
                            .getSingleResult(),
                    ALGORITHM);
            key = known;
        }
        return known;
    }
}
