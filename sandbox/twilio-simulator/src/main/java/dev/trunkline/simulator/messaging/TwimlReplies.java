package dev.trunkline.simulator.messaging;

import dev.trunkline.simulator.rest.Sids;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** Sends what a webhook answered in {@code <Message>} back to the customer. */
public final class TwimlReplies implements BiConsumer<Message, String> {

    private final MessageStore messages;
    private final MessageLife life;

    public TwimlReplies(MessageStore messages, MessageLife life) {
        this.messages = messages;
        this.life = life;
    }

    @Override
    public void accept(Message inbound, String twiml) {
        if (!twiml.contains("<Message")) {
            return;
        }
        for (var body : bodies(twiml)) {
            var now = Instant.now();
            var reply = new Message(
                    Sids.random("SM"),
                    inbound.accountSid(),
                    false,
                    inbound.to(),
                    inbound.from(),
                    body,
                    List.of(),
                    List.of(),
                    null,
                    null,
                    null,
                    MessageStatus.QUEUED,
                    null,
                    null,
                    now,
                    now,
                    null);
            messages.add(reply);
            life.begin(reply);
        }
    }

    /** The texts of all messages; none where the answer is no TwiML (Twilio logs 12100 and goes on). */
    private static List<String> bodies(String twiml) {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            var document = builder.parse(new ByteArrayInputStream(twiml.getBytes(StandardCharsets.UTF_8)));
            var nodes = document.getElementsByTagName("Message");
            var bodies = new ArrayList<String>();
            for (int at = 0; at < nodes.getLength(); at++) {
                bodies.add(((Element) nodes.item(at)).getTextContent().strip());
            }
            return bodies;
        } catch (SAXException | IOException | ParserConfigurationException e) {
            return List.of();
        }
    }
}
