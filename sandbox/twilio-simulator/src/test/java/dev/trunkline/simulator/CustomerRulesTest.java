package dev.trunkline.simulator;

import com.twilio.exception.ApiException;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.rest.content.v1.ContentAndApprovals;
import com.twilio.type.PhoneNumber;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class CustomerRulesTest extends SimulatorTestBase {

    private static final PhoneNumber CUSTOMER = new PhoneNumber("+14155550123");
    private static final PhoneNumber WHATSAPP_CUSTOMER = new PhoneNumber("whatsapp:+14155550123");
    private static final PhoneNumber SMS = new PhoneNumber(Sandbox.SMS_NUMBER);
    private static final PhoneNumber WHATSAPP = new PhoneNumber(Sandbox.WHATSAPP_NUMBER);

    @Test
    void refusesMessagesToWhomHasOptedOutUntilTheyComeBack() {
        // Given
        simulator.handset().send(CUSTOMER.getEndpoint(), Sandbox.SMS_NUMBER, " Stop ");
        // When / Then
        assertThatThrownBy(() -> Message.creator(CUSTOMER, SMS, "Hello").create(twilio))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        refused -> assertThat(refused.getCode()).isEqualTo(21610));
        simulator.handset().send(CUSTOMER.getEndpoint(), Sandbox.SMS_NUMBER, "START");
        assertThat(Message.creator(CUSTOMER, SMS, "Hello").create(twilio).getSid())
                .startsWith("SM");
    }

    @Test
    void tellsAfterwardsThatFreeTextWasOutsideWhatsAppsWindow() {
        // Given
        simulator.handset().send(WHATSAPP_CUSTOMER.getEndpoint(), Sandbox.WHATSAPP_NUMBER, "Hello");
        simulator.customers().age(WHATSAPP_CUSTOMER.getEndpoint(), Duration.ofHours(25));
        // When
        var sent = Message.creator(WHATSAPP_CUSTOMER, WHATSAPP, "Still there?")
                .setStatusCallback(URI.create(receiver.url() + "/webhooks/messaging/status"))
                .create(twilio);
        // Then
        assertThat(sent.getErrorCode()).isNull();
        await().untilAsserted(() -> assertThat(receiver.values("ErrorCode")).containsOnly("63016"));
        assertThat(receiver.values("MessageStatus")).last().isEqualTo("undelivered");
    }

    @Test
    void sendsAnApprovedTemplateOutsideTheWindow() {
        // Given
        var template = simulator
                .templates()
                .add(Sandbox.FLEX.sid(), "greeting", "Hello {{1}}, we miss {{2}}", Map.of("1", "you", "2", "you"));
        simulator.templates().decide(template, "approved", "");
        // When
        var sent = Message.creator(WHATSAPP_CUSTOMER, WHATSAPP, (String) null)
                .setContentSid(template)
                .setContentVariables("{\"1\":\"Ana\"}")
                .create(twilio);
        // Then
        await().untilAsserted(() -> assertThat(Message.fetcher(sent.getSid()).fetch(twilio))
                .satisfies(message -> {
                    assertThat(message.getStatus()).isEqualTo(Message.Status.DELIVERED);
                    assertThat(message.getBody()).isEqualTo("Hello Ana, we miss you");
                }));
    }

    @Test
    void listsTemplatesWithTheirApprovalPageByPage() {
        // Given
        var sid = simulator.templates().add(Sandbox.FLEX.sid(), "greeting", "Hello {{1}}", Map.of("1", "Ana"));
        // When
        var listed = new ArrayList<ContentAndApprovals>();
        ContentAndApprovals.reader().pageSize(2).read(twilio).forEach(listed::add);
        // Then
        assertThat(listed).hasSizeGreaterThan(2).anySatisfy(content -> {
            assertThat(content.getSid()).isEqualTo(sid);
            assertThat(content.getFriendlyName()).isEqualTo("greeting");
            assertThat(String.valueOf(content.getApprovalRequests())).contains("unsubmitted");
        });
        assertThat(listed)
                .extracting(content -> String.valueOf(content.getApprovalRequests()))
                .anyMatch(approval -> approval.contains("approved"))
                .anyMatch(approval -> approval.contains("rejected"));
    }
}
