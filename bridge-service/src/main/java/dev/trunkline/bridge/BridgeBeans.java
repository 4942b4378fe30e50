package dev.trunkline.bridge;

import dev.trunkline.bridge.callbacks.Callbacks;
import dev.trunkline.bridge.callbacks.CallbacksConfig;
import dev.trunkline.bridge.cleanup.ProxySessions;
import dev.trunkline.bridge.cleanup.SessionCleanUp;
import dev.trunkline.bridge.copy.Copies;
import dev.trunkline.bridge.copy.Copying;
import dev.trunkline.bridge.copy.Posting;
import dev.trunkline.bridge.drift.Checks;
import dev.trunkline.bridge.drift.Differences;
import dev.trunkline.bridge.drift.ReconciliationConfig;
import dev.trunkline.bridge.drift.Survey;
import dev.trunkline.bridge.forward.DefaultWebhook;
import dev.trunkline.bridge.forward.Forwarding;
import dev.trunkline.bridge.forward.Retelling;
import dev.trunkline.bridge.forward.Told;
import dev.trunkline.bridge.link.BridgeConfig;
import dev.trunkline.bridge.link.BridgeConfig.OutboundConfig;
import dev.trunkline.bridge.link.BridgeConfig.PlaceConfig;
import dev.trunkline.bridge.link.FormerWebhooks;
import dev.trunkline.bridge.link.Links;
import dev.trunkline.bridge.link.Outbound;
import dev.trunkline.bridge.link.Pair;
import dev.trunkline.bridge.link.Pairs;
import dev.trunkline.bridge.link.Place;
import dev.trunkline.bridge.link.Rooms;
import dev.trunkline.bridge.link.Transactions;
import dev.trunkline.bridge.members.Members;
import dev.trunkline.bridge.members.Membership;
import dev.trunkline.bridge.members.Names;
import dev.trunkline.bridge.outbound.Flex;
import dev.trunkline.bridge.outbound.Outreach;
import dev.trunkline.bridge.outbound.Outreaches;
import dev.trunkline.bridge.saying.Files;
import dev.trunkline.bridge.saying.Saying;
import dev.trunkline.bridge.sync.Closing;
import dev.trunkline.bridge.sync.Comparison;
import dev.trunkline.bridge.sync.HandingOver;
import dev.trunkline.bridge.sync.Opening;
import dev.trunkline.bridge.sync.Serving;
import dev.trunkline.bridge.sync.Synchronisation;
import dev.trunkline.bridge.sync.Tasks;
import dev.trunkline.journal.cdi.JournalConfig;
import dev.trunkline.twilio.account.TwilioAccounts;
import dev.trunkline.twilio.chat.ChatProduct;
import dev.trunkline.twilio.chat.Chats;
import dev.trunkline.twilio.failure.TwilioFailures;
import dev.trunkline.twilio.media.ChatMedia;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The core, put together. */
@ApplicationScoped
class BridgeBeans {

    /** A contradiction in the settings stops the start instead of the first event. */
    void check(@Observes StartupEvent started, Pairs pairs) {
        pairs.all();
    }

    @Produces
    @Singleton
    Pairs pairs(BridgeConfig config, Instance<TwilioAccounts> accounts) {
        return new Pairs(config.pairs().entrySet().stream()
                .map(entry -> {
                    var key = "trunkline.bridge.pairs." + entry.getKey();
                    var pair = entry.getValue();
                    var first = place(key + ".first", pair.first(), accounts.get());
                    return new Pair(
                            entry.getKey(),
                            first,
                            place(key + ".second", pair.second(), accounts.get()),
                            pair.createOn(),
                            pair.startsFromSecond(),
                            pair.transfers(),
                            pair.outbound().map(outbound -> outbound(key, first, outbound)));
                })
                .toList());
    }

    /** A text from a chat leaves by Proxy alone, which listens to the chat's webhook. */
    private static Outbound outbound(String key, Place first, OutboundConfig config) {
        if (first.product() == ChatProduct.CHAT
                && (config.proxyServiceSid().isEmpty() || first.defaultWebhook().isEmpty())) {
            throw new IllegalArgumentException(key + ".outbound: with Programmable Chat no text leaves without Proxy"
                    + " (expected: outbound.proxy-service-sid and first.default-webhook)");
        }
        return new Outbound(
                config.number(),
                config.workspaceSid(),
                config.workflowSid(),
                config.taskChannel(),
                config.proxyServiceSid());
    }

    private static Place place(String key, PlaceConfig config, TwilioAccounts accounts) {
        var account = accounts.byName(config.account())
                .orElseThrow(() -> new IllegalArgumentException(
                        key + ".account: '" + config.account() + "' (expected: a name of trunkline.twilio.accounts)"));
        return new Place(
                account.sid(),
                config.product(),
                config.serviceSid(),
                config.encodedIdentities().orElse(config.product() == ChatProduct.CHAT),
                config.defaultWebhook(),
                config.workspaceSid());
    }

    @Produces
    @Singleton
    Rooms rooms(Chats chats, Pairs pairs, FormerWebhooks former) {
        return new Rooms(chats, pairs, former);
    }

    @Produces
    @Singleton
    Saying saying(Rooms rooms, Files files, ChatMedia media) {
        return new Saying(rooms, files, media);
    }

    @Produces
    @Singleton
    Names names(Pairs pairs, Members members, Transactions transactions) {
        return new Names(pairs, members, transactions);
    }

    @Produces
    @Singleton
    Membership membership(
            Rooms rooms,
            Names names,
            Members members,
            Links links,
            Transactions transactions,
            TwilioFailures failures) {
        return new Membership(rooms, names, members, links, transactions, failures);
    }

    @Produces
    @Singleton
    Copying copying(Links links, Copies copies, Transactions transactions, Posting posting) {
        return new Copying(links, copies, transactions, posting);
    }

    @Produces
    @Singleton
    Synchronisation synchronisation(
            Pairs pairs,
            Rooms rooms,
            Links links,
            Transactions transactions,
            TwilioFailures failures,
            Copying copying,
            Membership membership,
            Closing closing,
            Serving serving,
            Flex flex,
            Outreaches outreaches,
            HandingOver handingOver) {
        var outreach = new Outreach(rooms, flex, links, outreaches, transactions, failures);
        return new Synchronisation(
                pairs,
                rooms,
                links,
                transactions,
                new Opening(rooms, links, transactions, failures, outreach),
                outreach,
                copying,
                membership,
                closing,
                serving,
                handingOver);
    }

    @Produces
    @Singleton
    Serving serving(
            Rooms rooms, Links links, Transactions transactions, Membership membership, Closing closing, Tasks tasks) {
        return new Serving(rooms, links, transactions, membership, closing, tasks);
    }

    @Produces
    @Singleton
    HandingOver handingOver(
            Pairs pairs, Rooms rooms, Links links, Transactions transactions, Membership membership, Tasks tasks) {
        return new HandingOver(pairs, rooms, links, transactions, membership, tasks);
    }

    @Produces
    @Singleton
    SessionCleanUp cleanUp(Rooms rooms, Links links, Transactions transactions, ProxySessions sessions) {
        return new SessionCleanUp(rooms, links, transactions, sessions);
    }

    @Produces
    @Singleton
    Closing closing(
            Rooms rooms, Links links, Membership membership, Copying copying, Tasks tasks, Transactions transactions) {
        return new Closing(rooms, links, membership, copying, tasks, transactions);
    }

    @Produces
    @Singleton
    Comparison comparison(
            Rooms rooms,
            Links links,
            Transactions transactions,
            Survey survey,
            Checks checks,
            HandingOver handingOver,
            Differences differences,
            Closing closing,
            Membership membership,
            Copying copying,
            Retelling retelling) {
        return new Comparison(
                rooms,
                links,
                transactions,
                survey,
                checks,
                handingOver,
                differences,
                closing,
                membership,
                copying,
                retelling);
    }

    @Produces
    @Singleton
    Survey survey(
            Rooms rooms,
            Posting posting,
            Links links,
            Copies copies,
            Members members,
            Transactions transactions,
            Retelling retelling,
            ReconciliationConfig config) {
        return new Survey(
                rooms, posting, links, copies, members, transactions, retelling, config.grace(), config.messages());
    }

    @Produces
    @Singleton
    Forwarding forwarding(Pairs pairs, FormerWebhooks former, DefaultWebhook webhook) {
        return new Forwarding(pairs, former, webhook);
    }

    /** Of what is older than half of the journal's memory nobody knows for sure whether it was told. */
    @Produces
    @Singleton
    Retelling retelling(FormerWebhooks former, Told told, ReconciliationConfig config, JournalConfig journal) {
        var known = journal.retention().keep().dividedBy(2);
        return new Retelling(former, told, known.compareTo(config.window()) < 0 ? known : config.window());
    }

    @Produces
    @Singleton
    Callbacks callbacks(
            CallbacksConfig config,
            Links links,
            Members members,
            Rooms rooms,
            Transactions transactions,
            DefaultWebhook others) {
        return new Callbacks(config, links, members, rooms, transactions, others);
    }
}
