package dev.trunkline.simulator;

import com.twilio.rest.api.v2010.account.Call;
import com.twilio.rest.api.v2010.account.IncomingPhoneNumber;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.rest.api.v2010.account.Recording;
import com.twilio.rest.proxy.v1.Service;
import com.twilio.rest.proxy.v1.service.PhoneNumber;
import com.twilio.rest.proxy.v1.service.Session;
import com.twilio.rest.proxy.v1.service.session.Participant;
import java.net.URI;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The official SDK against each of the other products. */
class ProductsTest extends ProductsTestBase {

    @Test
    void configuresANumber() {
        // Given
        var number = listed(IncomingPhoneNumber.reader().read(twilio)).getFirst();

        // When
        var updated = IncomingPhoneNumber.updater(number.getSid())
                .setSmsUrl(receiver.url() + "/elsewhere")
                .update(twilio);
        simulator.handset().send(CUSTOMER, Sandbox.SMS_NUMBER, "hello");

        // Then
        assertThat(number.getPhoneNumber()).hasToString(Sandbox.SMS_NUMBER);
        assertThat(updated.getSmsUrl()).hasToString(receiver.url() + "/elsewhere");
        await().untilAsserted(() -> assertThat(receiver.received())
                .singleElement()
                .satisfies(webhook -> assertThat(webhook.url()).endsWith("/elsewhere")));
    }

    @Test
    void recordsACallWhileItLasts() {
        // Given
        var call = Call.creator(
                        new com.twilio.type.PhoneNumber(CUSTOMER),
                        new com.twilio.type.PhoneNumber(Sandbox.SMS_NUMBER),
                        URI.create(receiver.url() + "/twiml"))
                .create(twilio);

        // When
        var recording = com.twilio.rest.api.v2010.account.call.Recording.creator(call.getSid())
                .create(twilio);
        Call.updater(call.getSid()).setStatus(Call.UpdateStatus.COMPLETED).update(twilio);

        // Then
        assertThat(listed(Recording.reader().setCallSid(call.getSid()).read(twilio)))
                .extracting(Recording::getSid)
                .containsExactly(recording.getSid());
        assertThat(Call.fetcher(call.getSid()).fetch(twilio).getStatus()).isEqualTo(Call.Status.COMPLETED);
        assertRefused(
                400,
                21220,
                () -> com.twilio.rest.api.v2010.account.call.Recording.creator(call.getSid())
                        .create(twilio));
    }

    @Test
    void routesInboundMessagesOfAMessagingService() {
        // Given
        var number = listed(IncomingPhoneNumber.reader().read(twilio)).getFirst();
        var service = com.twilio.rest.messaging.v1.Service.creator("support")
                .setInboundRequestUrl(URI.create(receiver.url() + "/pool"))
                .setStatusCallback(URI.create(receiver.url() + "/pool-status"))
                .create(twilio);
        com.twilio.rest.messaging.v1.service.PhoneNumber.creator(service.getSid(), number.getSid())
                .create(twilio);

        // When
        simulator.handset().send(CUSTOMER, Sandbox.SMS_NUMBER, "hello");
        Message.creator(new com.twilio.type.PhoneNumber(CUSTOMER), service.getSid(), "hi")
                .create(twilio);

        // Then
        await().untilAsserted(() -> assertThat(receiver.values("MessageStatus"))
                .containsExactly("accepted", "queued", "sent", "delivered"));
        assertThat(receiver.values("MessagingServiceSid")).hasSize(5).containsOnly(service.getSid());
        assertThat(receiver.received())
                .filteredOn(webhook -> webhook.url().endsWith("/pool"))
                .hasSize(1);
    }

    @Test
    void carriesAProxySessionFromCreationToItsEnd() {
        // Given
        var number = listed(IncomingPhoneNumber.reader().read(twilio)).getFirst();
        var service = Service.creator("rides").setDefaultTtl(60).create(twilio);
        PhoneNumber.creator(service.getSid()).setSid(number.getSid()).create(twilio);

        // When
        var session = Session.creator(service.getSid())
                .setUniqueName("order-1")
                .setMode(Session.Mode.MESSAGE_ONLY)
                .create(twilio);
        var participant = Participant.creator(service.getSid(), session.getSid(), CUSTOMER)
                .setFriendlyName("rider")
                .create(twilio);
        var closed = Session.updater(service.getSid(), session.getSid())
                .setStatus(Session.Status.CLOSED)
                .update(twilio);

        // Then
        assertThat(service.getSid()).matches("KS[0-9a-f]{32}");
        assertThat(session.getStatus()).isEqualTo(Session.Status.OPEN);
        assertThat(session.getDateCreated()).isNotNull();
        assertThat(participant.getProxyIdentifier()).isEqualTo(Sandbox.SMS_NUMBER);
        assertThat(closed.getStatus()).isEqualTo(Session.Status.CLOSED);
        assertThat(closed.getDateEnded()).isNotNull();
        assertThat(Service.deleter(service.getSid()).delete(twilio)).isTrue();
        assertRefused(
                404,
                20404,
                () -> Session.fetcher(service.getSid(), session.getSid()).fetch(twilio));
    }

    @Test
    void refusesDuplicatesOfProxyWithItsCodes() {
        // Given
        var service = Service.creator("rides").create(twilio).getSid();
        var number =
                listed(IncomingPhoneNumber.reader().read(twilio)).getFirst().getSid();
        var session =
                Session.creator(service).setUniqueName("order-1").create(twilio).getSid();

        // Then
        assertRefused(
                400,
                80207,
                () -> Participant.creator(service, session, CUSTOMER).create(twilio));
        PhoneNumber.creator(service).setSid(number).create(twilio);
        Participant.creator(service, session, CUSTOMER).create(twilio);
        assertRefused(
                400, 80104, () -> PhoneNumber.creator(service).setSid(number).create(twilio));
        assertRefused(
                400,
                80603,
                () -> Session.creator(service).setUniqueName("order-1").create(twilio));
        assertRefused(
                400,
                80103,
                () -> Participant.creator(service, session, CUSTOMER).create(twilio));
        Participant.creator(service, session, "+14155550124").create(twilio);
        assertRefused(
                400,
                80609,
                () -> Participant.creator(service, session, "+14155550125").create(twilio));
    }

    @Test
    void refusesUnknownPathsAndMissingParameters() {
        assertRefused(
                404,
                20404,
                () -> Service.fetcher("KS00000000000000000000000000000000").fetch(twilio));
        assertRefused(
                404,
                20404,
                () -> Session.creator("KS00000000000000000000000000000000").create(twilio));
        assertRefused(400, 20001, () -> Service.creator(null).create(twilio));
    }

    @Test
    void showsAnAccountOnlyItsOwnResources() {
        // Given
        var service = Service.creator("rides").create(twilio).getSid();
        var other = SimulatedTwilio.client(simulator, Sandbox.FRONTLINE);

        // Then
        assertRefused(404, 20404, () -> Service.fetcher(service).fetch(other));
        assertThat(listed(Service.reader().read(other))).isEmpty();
    }

    @Test
    void pagesThroughLongLists() {
        // Given
        for (int i = 0; i < 7; i++) {
            Service.creator("service-" + i).create(twilio);
        }

        // When
        var services = listed(Service.reader().pageSize(3).read(twilio));

        // Then
        assertThat(services).extracting(Service::getUniqueName).hasSize(7).doesNotHaveDuplicates();
    }
}
