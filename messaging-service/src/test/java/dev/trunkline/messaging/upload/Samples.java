package dev.trunkline.messaging.upload;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** Beginnings of files. */
public final class Samples {

    private Samples() {}

    public static byte[] of(String kind) {
        return switch (kind) {
            case "jpeg" -> hex("ffd8ffe000104a46494600010100000100010000ffd9");
            case "png" -> hex("89504e470d0a1a0a0000000d4948445200000001000000010802000000");
            case "mp3" -> hex("4944330400000000000000");
            case "frame" -> hex("fffb9064000000000000");
            case "ogg" -> hex("4f6767530002000000000000");
            case "amr" -> text("#!AMR\n\0\0\0");
            case "mp4" -> film("isom");
            case "pdf" -> text("%PDF-1.7\n%");
            case "gif" -> text("GIF89a\1\0\1\0");
            case "heic" -> film("heic");
            case "quicktime" -> film("qt  ");
            case "csv" -> text("name,number\nAnn,1\n");
            case "html" -> text("<html><script>alert(1)</script>");
            case "svg" -> text("<svg xmlns='http://www.w3.org/2000/svg'/>");
            case "empty" -> new byte[0];
            default -> throw new IllegalArgumentException(kind);
        };
    }

    /** The same, filled up with zeros. */
    public static byte[] large(String kind, int size) {
        return Arrays.copyOf(of(kind), size);
    }

    private static byte[] film(String brand) {
        return text("\0\0\0\u0018ftyp" + brand + "\0\0\0\0mp42isom");
    }

    private static byte[] text(String content) {
        return content.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] hex(String content) {
        return HexFormat.of().parseHex(content);
    }
}
