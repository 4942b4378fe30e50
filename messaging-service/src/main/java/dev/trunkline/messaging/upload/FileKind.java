package dev.trunkline.messaging.upload;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What agents may send, known by how the bytes begin; what a browser calls a file is not believed. */
public enum FileKind {
    JPEG("image/jpeg", ".jpg", ".jpeg"),
    PNG("image/png", ".png"),
    MP3("audio/mpeg", ".mp3"),
    OGG("audio/ogg", ".ogg"),
    AMR("audio/amr", ".amr"),
    MP4("video/mp4", ".mp4"),
    PDF("application/pdf", ".pdf");

    private static final byte[] PNG_BEGINS = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

    /** Major brands of films; still pictures (heic, avif), QuickTime and sound alone begin alike. */
    private static final Set<String> FILMS = Set.of(
            "isom", "iso2", "iso3", "iso4", "iso5", "iso6", "mp41", "mp42", "avc1", "M4V ", "M4VH", "MSNV", "dash",
            "mmp4", "f4v ");

    private static final int BRAND_AT = 8;
    private static final int BRAND_ENDS = 12;

    private final String mediaType;
    private final List<String> suffixes;

    FileKind(String mediaType, String... suffixes) {
        this.mediaType = mediaType;
        this.suffixes = List.of(suffixes);
    }

    public String mediaType() {
        return mediaType;
    }

    /** What its files' names end with as a rule. */
    public String suffix() {
        return suffixes.getFirst();
    }

    /** All that its files' names may end with. */
    public List<String> suffixes() {
        return suffixes;
    }

    public boolean isImage() {
        return this == JPEG || this == PNG;
    }

    public static FileKind ofMediaType(String mediaType) {
        return Arrays.stream(values())
                .filter(kind -> kind.mediaType.equals(mediaType))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("media type '" + mediaType + "': none of ours"));
    }

    /** Empty for every other kind. */
    public static Optional<FileKind> of(byte[] file) {
        return Arrays.stream(values()).filter(kind -> kind.begins(file)).findFirst();
    }

    private boolean begins(byte[] file) {
        return switch (this) {
            case JPEG -> starts(file, new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF});
            case PNG -> starts(file, PNG_BEGINS);
            case MP3 -> starts(file, ascii("ID3")) || isSoundFrame(file);
            case OGG -> starts(file, ascii("OggS"));
            case AMR -> starts(file, ascii("#!AMR"));
            case MP4 -> isFilm(file);
            case PDF -> starts(file, ascii("%PDF-"));
        };
    }

    /** Eleven bits of synchronisation, then MPEG layer III. Source: ISO/IEC 11172-3, section 2.4.1.3. */
    private static boolean isSoundFrame(byte[] file) {
        return file.length > 2
                && file[0] == (byte) 0xFF
                && (file[1] & 0xE6) == 0xE2
                && (file[1] & 0x18) != 0x08
                && (file[2] & 0xF0) != 0xF0;
    }

    private static boolean isFilm(byte[] file) {
        return file.length > BRAND_ENDS
                && Arrays.equals(Arrays.copyOfRange(file, 4, BRAND_AT), ascii("ftyp"))
                && FILMS.contains(
                        new String(Arrays.copyOfRange(file, BRAND_AT, BRAND_ENDS), StandardCharsets.US_ASCII));
    }

    private static boolean starts(byte[] file, byte[] beginning) {
        return file.length > beginning.length
                && Arrays.equals(file, 0, beginning.length, beginning, 0, beginning.length);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
