package dev.trunkline.acceptance;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import dev.trunkline.acceptance.RunningSandbox.Sandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** Looks whether a page stands in anybody's way (WCAG 2.2 AA and axe's good practices). */
final class Axe {

    private static final Path SCRIPT =
            Sandbox.ROOT.resolve("ui-gateway/src/main/webui/node_modules/axe-core/axe.min.js");
    private static final String VIOLATIONS = """
            () => axe.run(document, {resultTypes: ['violations']}).then(result => result.violations
                .map(({id, impact, nodes}) => `${id} (${impact}): ${nodes.map(node => node.html.slice(0, 160)).join(' ')}`)
                .join('\\n'))""";

    private Axe() {}

    /** What is found on the page as it is, in words; empty where nothing is. Keeps a picture of it. */
    static String violations(Page page, String view) {
        page.screenshot(new ScreenshotOptions().setPath(Path.of("target/screenshots/axe-" + view + ".png")));
        try {
            // Through the debugger, which the content policy lets pass.
            page.evaluate(Files.readString(SCRIPT));
        } catch (IOException e) {
            throw new UncheckedIOException("could not read " + SCRIPT + ": build ui-gateway with its console", e);
        }
        return Objects.toString(page.evaluate(VIOLATIONS));
    }
}
