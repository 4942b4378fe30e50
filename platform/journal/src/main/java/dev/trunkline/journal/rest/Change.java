package dev.trunkline.journal.rest;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Bodies of what changes something; {@code why} stands in the audit log. */
final class Change {

    static final String WHY = "say for the audit log why";
    static final int LONGEST_WHY = 1_000;

    private Change() {}

    /** Of an entry or a replay. */
    public record Reasoned(
            @NotBlank(message = WHY) @Size(max = LONGEST_WHY) String why) {}

    /** Of an entry's body: one of both, as text or as bytes. */
    @SuppressWarnings("IdentifierName") // The name is the API's.
    public record Edit(
            @NotBlank(message = WHY) @Size(max = LONGEST_WHY) String why,

            @Nullable String data,
            @Nullable String dataBase64) {

        byte[] bytes() {
            if (data != null && dataBase64 == null) {
                return data.getBytes(java.nio.charset.StandardCharsets.UTF_8);
            }
            if (data == null && dataBase64 != null) {
                return Words.bytes("dataBase64", dataBase64);
            }
            throw Words.invalid("data: give the new body, either as data or as dataBase64");
        }
    }

    /** Of a lane. */
    public record OfLane(
            @NotBlank(message = "name the lane") String key,

            @NotBlank(message = WHY) @Size(max = LONGEST_WHY) String why) {}
}
