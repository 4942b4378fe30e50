package dev.trunkline.simulator.people;

/**
 * Somebody who writes.
 *
 * @param name in Conversations
 * @param encoded the same in Programmable Chat, as Flex writes it
 * @param agent whether he serves customers
 */
public record Author(String name, String encoded, boolean agent) {

    public static final Author CUSTOMER = new Author("visitor", "visitor", false);
    public static final Author FIRST_AGENT = new Author("ana.lee@example.com", "ana_2Elee_40example_2Ecom", true);
    public static final Author SECOND_AGENT = new Author("bo.kim@example.com", "bo_2Ekim_40example_2Ecom", true);

    String at(Workspace workspace) {
        return workspace.isChat() ? encoded : name;
    }
}
