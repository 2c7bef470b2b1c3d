package telecom.assistant.integration;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static telecom.assistant.integration.harness.Chromium.find;
import static telecom.assistant.integration.harness.Chromium.saveScreenshot;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.SelectOption;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import telecom.assistant.integration.harness.Chromium;
import telecom.assistant.integration.harness.Chromium.Look;
import telecom.assistant.integration.harness.World;
import telecom.assistant.local.client.RelayCall;
import telecom.assistant.local.model.Pace;

/** The pages as people use them, in a real browser. Saves screenshots of them. */
class PagesIT {

    private static final double DEADLINE_MILLIS = 20_000;
    private static final String FINISHED_REPLY = "[data-testid=chat-reply][data-streaming=false]";

    private static World world;
    private static Chromium chromium;

    @BeforeAll
    static void start() {
        assumeTrue(Chromium.program().isPresent(), "no Chromium here: set CHROMIUM to its path");
        PlaywrightAssertions.setDefaultAssertionTimeout(DEADLINE_MILLIS);
        world = World.running();
        world.stack().model().pace(Pace.LIVELY);
        chromium = Chromium.start();
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void aSubscriberChatsTextsAndCallsAndAnAgentHelpsInKorean() {
        Page phone = chromium.open(page("/"), Look.DESKTOP_KOREAN);
        write(phone, "chat", "이번 달 요금 얼마예요?");
        assertThat(phone.locator(FINISHED_REPLY)).hasCount(1);
        assertThat(phone.locator(FINISHED_REPLY)).containsText("AI");
        write(phone, "sms", "일본 로밍 요금 알려 주세요");
        assertThat(find(phone, "sms-reply")).containsText("AI");
        call(phone, "데이터 얼마나 남았어요?");
        assertThat(find(phone, "event")).isVisible();
        saveScreenshot(phone, "phone-desktop-korean");

        write(phone, "chat", "상담원 연결해 주세요");
        Page desk = chromium.open(page("/desk"), Look.DESKTOP_KOREAN);
        takeOverLastWaiting(desk);
        assertThat(desk.locator("[data-testid=utterance][data-channel=voice]").first())
                .isVisible();
        assertThat(desk.locator("[data-testid=utterance][data-channel=sms]").first())
                .isVisible();
        saveScreenshot(desk, "desk-desktop-korean-waiting");
        String sent = answerWithFirstSuggestion(desk);
        assertThat(phone.locator("[data-testid=chat-reply][data-author=agent]")).containsText(sent);
        saveScreenshot(desk, "desk-desktop-korean-agent");

        desk.keyboard().press("h");
        assertThat(find(desk, "join")).isVisible();
        phone.reload();
        assertThat(phone.locator("[data-testid=chat-reply][data-author=agent]")).containsText(sent);
        saveScreenshot(phone, "phone-desktop-korean-reloaded");
        assertThat(chromium.errors()).isEmpty();
    }

    @Test
    @Tag("long")
    void aSubscriberChatsTextsAndCallsAndAnAgentHelpsInEnglishOnAPhone() {
        Page phone = chromium.open(page("/"), Look.PHONE_ENGLISH);
        find(phone, "subscriber-picker").selectOption(new SelectOption().setIndex(2));
        write(phone, "chat", "How much is my bill this month?");
        assertThat(phone.locator(FINISHED_REPLY)).containsText("AI");
        saveScreenshot(phone, "phone-narrow-english-chat");
        find(phone, "tab-sms").click();
        write(phone, "sms", "How much data do I have left?");
        assertThat(find(phone, "sms-reply")).containsText("AI");
        saveScreenshot(phone, "phone-narrow-english-sms");
        find(phone, "tab-call").click();
        call(phone, "What did I ask before?");
        saveScreenshot(phone, "phone-narrow-english-call");
        find(phone, "tab-behind").click();
        assertThat(find(phone, "event")).isVisible();
        saveScreenshot(phone, "phone-narrow-english-behind");

        find(phone, "tab-chat").click();
        write(phone, "chat", "agent please");
        Page desk = chromium.open(page("/desk"), Look.DESKTOP_ENGLISH_DARK);
        takeOverLastWaiting(desk);
        String sent = answerWithFirstSuggestion(desk);
        assertThat(phone.locator("[data-testid=chat-reply][data-author=agent]")).containsText(sent);
        saveScreenshot(desk, "desk-desktop-english-dark");
        saveScreenshot(phone, "phone-narrow-english-agent");
        desk.keyboard().press("h");
        assertThat(find(desk, "join")).isVisible();
        assertThat(chromium.errors()).isEmpty();
    }

    @ParameterizedTest
    @Tag("long")
    @CsvSource({
        "desktop-korean, ko-KR, 1440, 고객이 이미 연결을 끊음",
        "narrow-english, en-US, 390, The subscriber had already left"
    })
    void theDeskSaysWhyAnAgentsReplyDidNotReachTheCaller(String look, String locale, int width, String why) {
        String number = World.freshNumber();
        try (RelayCall call = world.call(number)) {
            call.say("상담원 연결해 주세요", "ko-KR");
            await("the transfer")
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> call.spoken().size() > 1 && call.isFinished());
        }
        Page desk = chromium.open(page("/desk"), new Look(width, 900, locale, false));
        find(desk, "agent-start").click();
        desk.locator("[data-testid=queue-waiting] [data-testid=queue-item]")
                .last()
                .click();
        find(desk, "join").click();
        find(desk, "desk-input").fill("안녕하세요, 상담원입니다.");
        find(desk, "desk-input").press("Enter");

        assertThat(find(desk, "undelivered")).containsText(why);
        saveScreenshot(desk, "desk-undelivered-" + look);
        assertThat(chromium.errors()).isEmpty();
    }

    @Test
    @Tag("long")
    void everyPageWorksInTheOtherThemesAndWidths() {
        Page phone = chromium.open(page("/"), Look.PHONE_KOREAN_DARK);
        assertThat(find(phone, "chat-input")).isVisible();
        saveScreenshot(phone, "phone-narrow-korean-dark");
        Page wide = chromium.open(page("/"), Look.DESKTOP_ENGLISH_DARK);
        assertThat(find(wide, "call-dial")).isVisible();
        saveScreenshot(wide, "phone-desktop-english-dark");
        Page desk = chromium.open(page("/desk"), Look.PHONE_KOREAN_DARK);
        assertThat(find(desk, "agent-start")).isVisible();
        find(desk, "agent-start").click();
        assertThat(find(desk, "agent-name")).isVisible();
        saveScreenshot(desk, "desk-narrow-korean-dark");
        assertThat(chromium.errors()).isEmpty();
    }

    private static void write(Page page, String screen, String text) {
        find(page, screen + "-input").fill(text);
        find(page, screen + "-input").press("Enter");
    }

    /** Calls, says something after the greeting, and hangs up after the answer. */
    private static void call(Page phone, String text) {
        find(phone, "call-dial").click();
        Locator replies = phone.getByTestId("call-reply");
        assertThat(replies.first()).containsText("AI");
        write(phone, "call", text);
        assertThat(replies).hasCount(2, new LocatorAssertions.HasCountOptions().setTimeout(DEADLINE_MILLIS));
        find(phone, "call-end").click();
        assertThat(find(phone, "call-dial")).isVisible();
    }

    /** Takes over the conversation that began to wait last; others may still be waiting from another test. */
    private static void takeOverLastWaiting(Page desk) {
        find(desk, "agent-start").click();
        desk.locator("[data-testid=queue-waiting] [data-testid=queue-item]")
                .last()
                .click();
        assertThat(find(desk, "suggestion")).isVisible();
        desk.keyboard().press("t");
        assertThat(find(desk, "leave")).isVisible();
        // The cursor is in the input line now; Escape goes to the transcript, where the shortcuts work.
        assertThat(find(desk, "desk-input")).isFocused();
        desk.keyboard().press("Escape");
    }

    private static String answerWithFirstSuggestion(Page desk) {
        desk.keyboard().press("1");
        Locator answer =
                desk.locator("[data-testid=utterance][data-role=AGENT]").last();
        assertThat(answer).isVisible();
        String[] lines = answer.innerText().split("\n", -1);
        String longest = "";
        for (String line : lines) {
            longest = line.length() > longest.length() ? line : longest;
        }
        return longest;
    }

    private static String page(String path) {
        return world.gateway().baseUrl() + path;
    }
}
