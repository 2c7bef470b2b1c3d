package telecom.assistant.integration;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static telecom.assistant.integration.harness.Chromium.find;
import static telecom.assistant.integration.harness.Chromium.saveScreenshot;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import telecom.assistant.integration.harness.Chromium;
import telecom.assistant.integration.harness.Chromium.Look;
import telecom.assistant.integration.harness.World;
import telecom.assistant.local.client.DirectLineChat;

/** How an agent ends a conversation, in a real browser. */
@Tag("long")
class DeskCloseIT {

    private static World world;
    private static Chromium chromium;

    @BeforeAll
    static void start() {
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
    @CsvSource({
        "desktop-korean, ko, 1440",
        "desktop-english-dark, en, 1440",
        "narrow-korean-dark, ko, 390",
        "narrow-english, en, 390"
    })
    void anAgentEndsAConversationAfterConfirming(String name, String language, int width) {
        String number = World.freshNumber();
        String caller = language.equals("ko") ? "이서연 " + width : "Emma Wilson " + width;
        try (DirectLineChat chat = world.chat("app-close-" + number, caller, number)) {
            chat.say(language.equals("ko") ? "상담원 연결해 주세요" : "agent please", language);
            Page desk = chromium.open(
                    world.gateway().baseUrl() + "/desk",
                    new Look(width, 900, language + (language.equals("ko") ? "-KR" : "-US"), name.endsWith("dark")));
            find(desk, "agent-start").click();
            Locator item = desk.getByTestId("queue-item").filter(new Locator.FilterOptions().setHasText(caller));
            item.click();
            find(desk, "join").click();
            assertThat(find(desk, "leave")).isVisible();

            find(desk, "close").click();
            assertThat(find(desk, "close-no")).isFocused();
            saveScreenshot(desk, "desk-close-ask-" + name);
            desk.keyboard().press("Escape");
            assertThat(desk.getByTestId("close-ask")).hasCount(0);
            find(desk, "close").click();
            find(desk, "close-yes").click();
            assertThat(desk.getByTestId("close-ask")).hasCount(0);

            assertThat(find(desk, "mode")).hasAttribute("data-mode", "OVER");
            assertThat(item).hasCount(0);
            assertThat(desk.getByTestId("utterance").first()).isVisible();
            assertThat(desk.getByTestId("leave")).hasCount(0);
            saveScreenshot(desk, "desk-close-over-" + name);
        }
        assertThat(chromium.errors()).isEmpty();
    }
}
