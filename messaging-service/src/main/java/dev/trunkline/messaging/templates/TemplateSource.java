package dev.trunkline.messaging.templates;

import dev.trunkline.contracts.event.TraceContext;
import java.util.List;

/** Where templates are kept. Blocks on the network. */
public interface TemplateSource {
    List<Template> all(String account, TraceContext trace);
}
