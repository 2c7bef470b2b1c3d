package telecom.assistant.integration;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static telecom.assistant.integration.harness.Chromium.find;
import static telecom.assistant.integration.harness.Chromium.saveScreenshot;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import telecom.assistant.integration.harness.Axe;
import telecom.assistant.integration.harness.Chromium;
import telecom.assistant.integration.harness.Chromium.Look;
import telecom.assistant.integration.harness.World;

/** Checks every page, with a real conversation in it, against axe's rules for WCAG 2.2 A and AA. */
@Tag("long")
class AccessibilityIT {

    private static World world;
    private static Chromium chromium;

    @BeforeAll
    static void start() {
        assertThat(Axe.isFetched() || !"true".equals(System.getenv("CI")))
                .as("axe has been fetched, which ./test does")
                .isTrue();
        assumeTrue(Axe.isFetched(), "axe has not been fetched: ./test does so");
        assumeTrue(Chromium.program().isPresent(), "no Chromium here: set CHROMIUM to its path");
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
        world = World.running();
        chromium = Chromium.start();
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"320, ko-KR, false", "320, en-US, true", "1440, ko-KR, true", "1440, en-US, false", "2560, ko-KR, false"
    })
    void noPageHasASeriousAccessibilityViolation(int width, String locale, boolean dark) {
        Look look = new Look(width, 900, locale, dark);
        String name = "axe-" + width + "-" + locale + (dark ? "-dark" : "");

        Page phone = chromium.open(page("/"), look);
        // A subscriber who repeats the very same message is not answered.
        find(phone, "chat-input").fill("상담원 연결해 주세요 " + width + (dark ? " 밤" : ""));
        find(phone, "chat-input").press("Enter");
        assertThat(find(phone, "chat-reply")).isVisible();
        check(phone, name + "-phone");

        Page desk = chromium.open(page("/desk"), look);
        assertThat(find(desk, "agent-start")).isVisible();
        check(desk, name + "-desk-begin");
        find(desk, "agent-start").click();
        assertThat(find(desk, "queue-item")).isVisible();
        check(desk, name + "-desk-queue");
        find(desk, "queue-item").click();
        find(desk, "join").click();
        assertThat(find(desk, "desk-input")).isVisible();
        check(desk, name + "-desk");
        // The next look is answered by the assistant again.
        find(desk, "leave").click();
        assertThat(find(desk, "leave")).isHidden();

        Page evaluation = chromium.open(page("/evaluation"), look);
        check(evaluation, name + "-evaluation");

        Page knowledge = chromium.open(page("/knowledge"), look);
        assertThat(find(knowledge, "tab-incidents")).isVisible();
        check(knowledge, name + "-questions");
        find(knowledge, "tab-incidents").click();
        assertThat(find(knowledge, "pin")).isVisible();
        check(knowledge, name + "-incidents");
        List.of(phone, desk, evaluation, knowledge)
                .forEach(page -> page.context().close());
    }

    private static void check(Page page, String name) {
        saveScreenshot(page, name);
        assertThat(Axe.violations(page)).as(name).isEmpty();
    }

    private static String page(String path) {
        return world.gateway().baseUrl() + path;
    }
}
