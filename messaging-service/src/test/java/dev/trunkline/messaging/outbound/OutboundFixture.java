package dev.trunkline.messaging.outbound;

import dev.trunkline.messaging.inbox.InboxFixture;
import dev.trunkline.messaging.templates.Template;
import dev.trunkline.messaging.templates.Templates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Sending in memory. */
public final class OutboundFixture {

    public final InMemoryTemplates templates = new InMemoryTemplates();
    public final InMemoryTemplateUses uses = new InMemoryTemplateUses();
    public final SendingRules rules = new SendingRules(templates);
    public final InMemoryOwnFiles files = new InMemoryOwnFiles();
    public final OutboundMessages outbound;

    public OutboundFixture(InboxFixture inbox, CommandJournal journal, Settlements settlements) {
        outbound = new OutboundMessages(
                inbox.conversations,
                inbox.messages,
                uses,
                rules,
                journal,
                inbox.updates,
                inbox.fetches::add,
                files,
                Runnable::run,
                settlements,
                inbox::tick);
    }

    public static final class InMemoryTemplates implements Templates {
        public final List<Template> all = new ArrayList<>();

        @Override
        public Optional<Template> bySid(String account, String sid) {
            return all.stream().filter(template -> template.sid().equals(sid)).findFirst();
        }

        @Override
        public List<Template> all(String account) {
            return List.copyOf(all);
        }

        @Override
        public Optional<Instant> readAt(String account) {
            return Optional.empty();
        }

        @Override
        public void replace(String account, List<Template> templates, Instant at) {
            all.clear();
            all.addAll(templates);
        }
    }

    /** The files by their addresses, and where they were kept. */
    public static final class InMemoryOwnFiles implements OwnFiles {
        public final Map<String, OwnFile> rows = new HashMap<>();
        public final Map<UUID, OwnFile> kept = new HashMap<>();

        @Override
        public Optional<OwnFile> find(String mediaUrl) {
            return Optional.ofNullable(rows.get(mediaUrl));
        }

        @Override
        public void keep(OwnFile file, UUID mediaId) {
            kept.put(mediaId, file);
        }
    }

    public static final class InMemoryTemplateUses implements TemplateUses {
        private final Map<UUID, TemplateUse> rows = new HashMap<>();

        @Override
        public Optional<TemplateUse> of(UUID messageId) {
            return Optional.ofNullable(rows.get(messageId));
        }

        @Override
        public void put(UUID messageId, TemplateUse use) {
            rows.put(messageId, use);
        }
    }
}
