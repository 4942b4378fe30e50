package dev.trunkline.acceptance;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.FilePayload;
import dev.trunkline.acceptance.RunningSandbox.Sandbox;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** The machine's own browser, driven by tests: one for all of them, whose pages end with the class that opened them. */
final class Chromium implements AutoCloseable {

    static final double PATIENCE_MILLIS = 20_000;

    /** A point, for agents to send. */
    static final FilePayload PICTURE = new FilePayload(
            "parcel.png",
            "image/png",
            HexFormat.of()
                    .parseHex("89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c"
                            + "4944415478da63604a7e000001b001461cf5a62f0000000049454e44ae426082"));

    /** Would be noticed by {@link #assertNothingRan} were it more than text. */
    static final String MARKUP = "<img src=x onerror=\"window.hacked = 1\"><script>window.hacked = 2</script> ";

    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    static Chromium open() {
        // What has no patience of its own waits as long as the others: a busy machine is no failure.
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        var playwright = Playwright.create(new CreateOptions()
                .setEnv(Map.of(
                        "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD",
                        "1",
                        "PLAYWRIGHT_NODEJS_PATH",
                        onPath("node", "install Node 20 or newer"))));
        var browser = playwright
                .chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(Path.of(onPath("chromium", "install it (Debian: apt-get install chromium)")))
                        .setArgs(FLAGS));
        return new Chromium(playwright, browser);
    }

    /** The console as somebody with this name and role sees it after logging in. */
    Page console(Sandbox sandbox, String name, String role) {
        return console(sandbox.value("GATEWAY_URL"), name, role);
    }

    /** The same, at another address of the gateway. */
    Page console(String address, String name, String role) {
        var page = page(1440, 900);
        page.navigate(address);
        page.locator("input[name=username]").fill(name);
        page.locator("#role").selectOption(role);
        page.locator("button[type=submit]").click();
        assertThat(page.getByTestId("connection")).isVisible(patient());
        return page;
    }

    /** An empty page with cookies of its own. */
    Page page(int width, int height) {
        return browser.newContext(new Browser.NewContextOptions().setViewportSize(width, height))
                .newPage();
    }

    static LocatorAssertions.IsVisibleOptions patient() {
        return new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE_MILLIS);
    }

    /** The same for what is focused. */
    static LocatorAssertions.IsFocusedOptions focused() {
        return new LocatorAssertions.IsFocusedOptions().setTimeout(PATIENCE_MILLIS);
    }

    /** The same for whole texts. */
    static LocatorAssertions.HasTextOptions soon() {
        return new LocatorAssertions.HasTextOptions().setTimeout(PATIENCE_MILLIS);
    }

    /** The same for attributes. */
    static LocatorAssertions.HasAttributeOptions inTime() {
        return new LocatorAssertions.HasAttributeOptions().setTimeout(PATIENCE_MILLIS);
    }

    /** The same for what goes away. */
    static LocatorAssertions.HasCountOptions none() {
        return new LocatorAssertions.HasCountOptions().setTimeout(PATIENCE_MILLIS);
    }

    /** The same for parts of texts. */
    static LocatorAssertions.ContainsTextOptions patientText() {
        return new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE_MILLIS);
    }

    static void assertNothingRan(Page page) {
        Assertions.assertThat(page.evaluate("() => window.hacked === undefined"))
                .isEqualTo(true);
    }

    /** Closes every page and forgets every login; the browser goes on. */
    void closePages() {
        List.copyOf(browser.contexts()).forEach(BrowserContext::close);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }

    private static String onPath(String program, String remedy) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .map(directory -> Path.of(directory, program))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Path::toString)
                .orElseThrow(() -> new IllegalStateException(program + " is not on the PATH: " + remedy));
    }
}
