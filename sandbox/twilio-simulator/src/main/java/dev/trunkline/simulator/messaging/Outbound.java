package dev.trunkline.simulator.messaging;

/** Messages to customers that other products of Twilio send. */
public final class Outbound {

    private final MessageStore messages;
    private final MessageLife life;

    public Outbound(MessageStore messages, MessageLife life) {
        this.messages = messages;
        this.life = life;
    }

    public Message send(String accountSid, String from, String to, String body) {
        var message = Message.queued(accountSid, from, to, body);
        messages.add(message);
        life.begin(message);
        return message;
    }
}
