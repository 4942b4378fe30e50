package dev.trunkline.twilio.config;

import dev.trunkline.twilio.account.AccountSettings;
import dev.trunkline.twilio.account.ConfiguredAccounts;
import dev.trunkline.twilio.account.TwilioAccounts;
import dev.trunkline.twilio.chat.Chats;
import dev.trunkline.twilio.chat.ConfiguredChats;
import dev.trunkline.twilio.failure.TwilioFailures;
import dev.trunkline.twilio.media.ChatMedia;
import dev.trunkline.twilio.media.MediaLimits;
import dev.trunkline.twilio.media.TwilioMedia;
import dev.trunkline.twilio.rest.CallRecorder;
import dev.trunkline.twilio.rest.TwilioClients;
import dev.trunkline.twilio.rest.TwilioHosts;
import dev.trunkline.twilio.sending.AdaptiveSending;
import dev.trunkline.twilio.signature.HmacRequestSignatures;
import dev.trunkline.twilio.signature.RequestSignatures;
import dev.trunkline.twilio.wiring.ChannelSenders;
import dev.trunkline.twilio.wiring.ChatServices;
import dev.trunkline.twilio.wiring.ContentTemplates;
import dev.trunkline.twilio.wiring.ConversationsServices;
import dev.trunkline.twilio.wiring.EventSinks;
import dev.trunkline.twilio.wiring.EventSubscriptions;
import dev.trunkline.twilio.wiring.MessagingServices;
import dev.trunkline.twilio.wiring.PhoneNumbers;
import dev.trunkline.twilio.wiring.Wiring;
import dev.trunkline.twilio.wiring.Workspaces;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;

/** The beans of this module; each is made when it is first used. */
@ApplicationScoped
public class TwilioBeans {

    /**
     * A contradiction in the settings stops the start instead of the first webhook. A service without any account starts:
     * it has no business with Twilio until something asks for one.
     */
    void check(
            @Observes StartupEvent started,
            TwilioConfig config,
            Instance<TwilioAccounts> accounts,
            Instance<TwilioHosts> hosts) {
        hosts.get();
        config.sending().settings();
        if (!config.accounts().isEmpty()) {
            accounts.get();
        }
    }

    @Produces
    @Singleton
    RequestSignatures requestSignatures() {
        return new HmacRequestSignatures();
    }

    @Produces
    @Singleton
    TwilioAccounts accounts(TwilioConfig config) {
        var settings = new LinkedHashMap<String, AccountSettings>();
        config.accounts().forEach((name, account) -> settings.put(name, account.settings()));
        return new ConfiguredAccounts(settings, System::nanoTime);
    }

    @Produces
    @Singleton
    TwilioHosts hosts(TwilioConfig config) {
        return new TwilioHosts(config.baseUrl());
    }

    @Produces
    @Singleton
    CallRecorder callRecorder(Instance<MeterRegistry> registry) {
        return new MicrometerCallRecorder(registry(registry));
    }

    @Produces
    @Singleton
    AdaptiveSending sending(TwilioConfig config, Instance<MeterRegistry> registry) {
        return new AdaptiveSending(
                config.sending().settings(), new MicrometerSending(registry(registry)), System::nanoTime);
    }

    private static MeterRegistry registry(Instance<MeterRegistry> registry) {
        return registry.isResolvable() ? registry.get() : Metrics.globalRegistry;
    }

    @Produces
    @Singleton
    TwilioClients clients(
            TwilioAccounts accounts,
            TwilioHosts hosts,
            TwilioConfig config,
            CallRecorder recorder,
            AdaptiveSending sending) {
        return new TwilioClients(accounts, hosts, config.connectTimeout(), config.readTimeout(), recorder, sending);
    }

    void close(@Disposes TwilioClients clients) {
        clients.close();
    }

    @Produces
    @Singleton
    Chats chats(TwilioAccounts accounts, TwilioClients clients, TwilioConfig config) {
        var settings = new LinkedHashMap<String, ConfiguredChats.Settings>();
        config.accounts()
                .forEach((name, account) ->
                        settings.put(name, new ConfiguredChats.Settings(account.chat(), account.chatServiceSid())));
        return new ConfiguredChats(accounts, clients, settings);
    }

    @Produces
    @Singleton
    TwilioMedia media(
            TwilioAccounts accounts,
            TwilioHosts hosts,
            TwilioConfig config,
            CallRecorder recorder,
            AdaptiveSending sending) {
        var media = config.media();
        var limits = new MediaLimits(
                media.maxSize().asLongValue(), config.connectTimeout(), media.timeout(), media.storageDomains());
        return new TwilioMedia(accounts, hosts, limits, recorder, sending);
    }

    void close(@Disposes TwilioMedia media) {
        media.close();
    }

    @Produces
    @Singleton
    Wiring wiring(TwilioClients clients, TwilioFailures failures) {
        return new Wiring(
                List.of(
                        new PhoneNumbers(clients),
                        new MessagingServices(clients),
                        new ChannelSenders(clients),
                        new EventSinks(clients),
                        new EventSubscriptions(clients),
                        new ContentTemplates(clients),
                        new ChatServices(clients),
                        new ConversationsServices(clients),
                        new Workspaces(clients)),
                failures);
    }

    @Produces
    @Singleton
    ChatMedia chatMedia(TwilioAccounts accounts, TwilioHosts hosts, TwilioConfig config, AdaptiveSending sending) {
        var media = config.media();
        var limits = new MediaLimits(
                media.maxSize().asLongValue(), config.connectTimeout(), media.timeout(), media.storageDomains());
        return new ChatMedia(accounts, hosts, limits, sending);
    }

    void close(@Disposes ChatMedia media) {
        media.close();
    }

    @Produces
    @Singleton
    TwilioFailures failures() {
        return new TwilioFailures();
    }
}
