package dev.trunkline.contracts.twilio;

import dev.trunkline.contracts.twilio.FrontlineEvent.CustomerRequested;
import dev.trunkline.contracts.twilio.FrontlineEvent.CustomersRequested;
import dev.trunkline.contracts.twilio.FrontlineEvent.ProxyAddressRequested;
import dev.trunkline.contracts.twilio.FrontlineEvent.TemplatesRequested;

/** Frontline callbacks; {@code Location} tells them apart, whatever path they come to. */
final class FrontlineParser {

    private FrontlineParser() {}

    static TwilioEvent parse(Fields fields) {
        var received = fields.received();
        var worker = fields.require("Worker");
        return switch (fields.require("Location")) {
            case "GetCustomersList" ->
                new CustomersRequested(
                        received,
                        worker,
                        fields.number("PageSize"),
                        fields.text("NextPageToken", "Anchor"),
                        fields.text("Query"));
            case "GetCustomerDetailsByCustomerId" ->
                new CustomerRequested(received, worker, fields.require("CustomerId"));
            case "GetProxyAddress" ->
                new ProxyAddressRequested(
                        received,
                        worker,
                        fields.require("CustomerId"),
                        fields.require("ChannelType"),
                        fields.require("ChannelValue"));
            case "GetTemplatesByCustomerId" ->
                new TemplatesRequested(received, worker, fields.require("CustomerId"), fields.text("ConversationSid"));
            default -> TwilioEvents.unknownKind(received);
        };
    }
}
