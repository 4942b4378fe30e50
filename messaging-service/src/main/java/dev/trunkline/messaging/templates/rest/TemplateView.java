package dev.trunkline.messaging.templates.rest;

import dev.trunkline.messaging.templates.Template;
import java.time.Instant;
import java.util.List;

/**
 * A template as browsers see it.
 *
 * @param variables its placeholders in the order of the text
 * @param approval WhatsApp's: {@code approved}, {@code pending}, {@code received}, {@code rejected}, {@code paused}, {@code
 *     disabled} or {@code unsubmitted}
 */
public record TemplateView(
        String sid,
        String name,
        String language,
        String body,
        List<Variable> variables,
        List<String> types,
        String approval,
        String category,
        String rejectionReason,
        Instant updatedAt) {

    /** @param sample what the template's author put in; empty where there is none */
    public record Variable(String name, String sample) {}

    static TemplateView of(Template template) {
        return new TemplateView(
                template.sid(),
                template.name(),
                template.language(),
                template.body(),
                template.placeholders().stream()
                        .map(name -> new Variable(name, template.samples().getOrDefault(name, "")))
                        .toList(),
                template.types(),
                template.approval().status(),
                template.approval().category(),
                template.approval().rejectionReason(),
                template.updatedAt());
    }
}
