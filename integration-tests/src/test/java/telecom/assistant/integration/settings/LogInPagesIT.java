package telecom.assistant.integration.settings;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static telecom.assistant.integration.harness.Chromium.find;
import static telecom.assistant.integration.harness.Chromium.saveScreenshot;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import telecom.assistant.integration.harness.Chromium;
import telecom.assistant.integration.harness.Chromium.Look;
import telecom.assistant.integration.harness.LogIn;
import telecom.assistant.integration.harness.World;
import telecom.assistant.local.gateway.Gateway;
import telecom.assistant.local.login.Person;

/** Signing in as people do, in a real browser. */
class LogInPagesIT {

    private static Gateway gateway;
    private static Chromium chromium;

    @BeforeAll
    static void start() {
        assumeTrue(Chromium.program().isPresent(), "no Chromium here: set CHROMIUM to its path");
        gateway = World.with(LogIn.settings()).gateway();
        LogIn.provider().reset();
        chromium = Chromium.start();
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void anAgentSignsInWithOneClickAndTheDeskShowsTheirName() {
        Page desk = chromium.open(gateway.baseUrl() + "/desk", Look.DESKTOP_KOREAN);
        saveScreenshot(desk, "log-in");
        choose(desk, LogIn.person("agent"));

        assertThat(find(desk, "agent-name")).containsText(LogIn.person("agent").name());
        saveScreenshot(desk, "desk-signed-in");
        find(desk, "agent-name").click();
        assertThat(desk.locator("h1")).containsText("로그아웃했어요");
        saveScreenshot(desk, "signed-out");
        desk.navigate(gateway.baseUrl() + "/desk");
        assertThat(desk.locator("[data-person]").first()).isVisible();
        assertThat(chromium.errors()).noneMatch(error -> error.contains("Content Security Policy"));
    }

    @ParameterizedTest
    @CsvSource({
        "agent, /desk, desk-app",
        "agent, /evaluation, ",
        "supervisor, /desk, desk-app",
        "supervisor, /evaluation, ",
        "admin, /evaluation, evaluation-app",
        "admin, /desk, ",
        "auditor, /desk, ",
        "auditor, /evaluation, ",
        "'', /desk, "
    })
    void eachRoleSeesItsOwnPagesAndIsRefusedOthers(String role, String path, String element) {
        Page page = chromium.open(gateway.baseUrl() + path, Look.PHONE_KOREAN_DARK);
        choose(page, LogIn.person(role));

        if (element == null) {
            assertThat(page.locator("h1")).containsText("권한이 없어요");
            saveScreenshot(page, "refused");
        } else {
            assertThat(page.locator(element)).isVisible();
        }
    }

    private static void choose(Page page, Person person) {
        page.locator("[data-person='" + person.id() + "']").click();
    }
}
