package dev.trunkline.messaging.inbox.panache;

/** Text as PostgreSQL can keep it. */
final class Text {

    private Text() {}

    /** PostgreSQL has no NUL character in text; the replacement character shows that something stood there. */
    static String storable(String text) {
        return text.indexOf('\0') < 0 ? text : text.replace('\0', '\uFFFD');
    }
}
