package telecom.assistant.integration.harness;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** The system's Chromium, headless. Collects the errors of all pages. */
public final class Chromium implements AutoCloseable {

    private static final List<String> ARGUMENTS = List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final List<String> errors = new CopyOnWriteArrayList<>();
    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Path program) {
        // The driver must not download a browser of its own.
        playwright = Playwright.create(new CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new LaunchOptions().setExecutablePath(program).setArgs(ARGUMENTS));
    }

    /**
     * The path of the browser: from the environment variable {@code CHROMIUM}, or else the system's own; empty if there
     * is none.
     */
    public static Optional<Path> program() {
        return Stream.of(System.getenv("CHROMIUM"), "/usr/bin/chromium", "/usr/bin/chromium-browser")
                .filter(path -> path != null && !path.isBlank())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    public static Chromium start() {
        return new Chromium(program().orElseThrow());
    }

    /** Opens a page in a new window. */
    public Page open(String url, Look look) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(look.width(), look.height())
                .setLocale(look.locale())
                .setColorScheme(look.dark() ? ColorScheme.DARK : ColorScheme.LIGHT));
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                errors.add(message.text());
            }
        });
        page.onPageError(errors::add);
        page.navigate(url);
        return page;
    }

    /** Saves a screenshot of the page. */
    public static void saveScreenshot(Page page, String name) {
        page.screenshot(
                new ScreenshotOptions().setPath(Path.of(System.getProperty("screenshots.folder"), name + ".png")));
    }

    /** The first element with this test id. */
    public static Locator find(Page page, String testId) {
        return page.getByTestId(testId).first();
    }

    /** Errors in the console of any page, such as a refused script or style. */
    public List<String> errors() {
        return errors;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }

    /** The window size, language and theme in which a page is viewed. */
    public record Look(int width, int height, String locale, boolean dark) {

        public static final Look DESKTOP_KOREAN = new Look(1440, 900, "ko-KR", false);
        public static final Look DESKTOP_ENGLISH_DARK = new Look(1440, 900, "en-US", true);
        public static final Look PHONE_KOREAN_DARK = new Look(390, 844, "ko-KR", true);
        public static final Look PHONE_ENGLISH = new Look(390, 844, "en-US", false);
    }
}
