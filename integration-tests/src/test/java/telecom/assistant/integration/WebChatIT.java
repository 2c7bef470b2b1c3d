package telecom.assistant.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static telecom.assistant.integration.harness.Chromium.saveScreenshot;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import telecom.assistant.integration.harness.Chromium;
import telecom.assistant.integration.harness.Desk;
import telecom.assistant.integration.harness.WebChat;
import telecom.assistant.integration.harness.WebChatSite;
import telecom.assistant.integration.harness.World;
import telecom.assistant.local.model.Pace;

/** Microsoft's Web Chat and DirectLineJS, unmodified, on a page of another site, against the real gateway. */
@Tag("long")
class WebChatIT {

    private static final String OLD = "4.17.0";
    private static final String CURRENT = "4.18.1";
    private static final String NEXT = "4.18.1-main.20251101.54e519d";

    private static World world;
    private static Chromium chromium;
    private static WebChatSite site;

    @BeforeAll
    static void start() {
        boolean fetched = List.of(OLD, CURRENT, NEXT).stream().allMatch(WebChatSite::has);
        assertThat(fetched || !"true".equals(System.getenv("CI")))
                .as("Web Chat has been fetched, which ./test does")
                .isTrue();
        assumeTrue(fetched, "Web Chat has not been fetched: ./test does so");
        assumeTrue(Chromium.program().isPresent(), "no Chromium here: set CHROMIUM to its path");
        site = WebChatSite.start();
        world = World.with(Map.of("ASSISTANT_WEB_DIRECT_LINE_ALLOWED_ORIGINS", site.origin()));
        world.stack().model().pace(Pace.LIVELY);
        chromium = Chromium.start();
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
        if (site != null) {
            site.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {OLD, CURRENT, NEXT})
    void showsStreamedAndWithdrawnRepliesAnAgentAndARefusedUpload(String version) {
        String name = "김하늘 " + version;
        WebChat chat = open(version, name);

        askAndWatch(chat, version);
        askAgainDuringReply(chat);
        talkToAnAgent(chat, name, "*281*1# 을 누르세요.\n# 안내");
        chat.awaitBubble("*281*1# 을 누르세요. # 안내");
        assertThat(chat.senderOf("agent")).isNotNull().isNotEqualTo(chat.senderOf("assistant"));
        chat.upload("bill.txt");
        chat.awaitBubble("사진과 파일은 아직 받을 수 없어요");
        saveScreenshot(chat.page(), "web-chat-" + version);
    }

    /** Version 4.17 shows nothing of a reply before it is complete. */
    private static void askAndWatch(WebChat chat, String version) {
        chat.say("이번 달 요금 얼마예요?");
        chat.awaitReplies(1);

        assertThat(chat.bubbles())
                .singleElement()
                .asString()
                .startsWith(chat.replies().get(0));
        assertThat(chat.mostBubbles()).isEqualTo(1);
        if (!version.equals(OLD)) {
            assertThat(chat.shown()).hasSizeGreaterThan(2);
        }
        if (version.equals(NEXT)) {
            assertThat(chat.bubbles().get(0)).contains("AI가 생성한");
        }
    }

    /** The reply to the first question is overtaken by the second question. */
    private static void askAgainDuringReply(WebChat chat) {
        world.stack().model().pace(new Pace(Duration.ofMillis(100), Duration.ofSeconds(2)));
        chat.say("데이터 얼마나 남았어요?");
        chat.awaitPartial();
        chat.say("일본 로밍 요금은요?");
        world.stack().model().pace(Pace.LIVELY);
        chat.awaitReplies(2);

        assertThat(chat.lines()).hasSize(5);
        assertThat(chat.bubbles()).hasSize(2);
        assertThat(chat.lines().get(4)).isEqualTo(chat.bubbles().get(1));
    }

    private static void talkToAnAgent(WebChat chat, String name, String text) {
        chat.say("상담원 연결해 주세요");
        try (Desk desk = world.desk("agent-" + UUID.randomUUID(), "지우")) {
            String conversation = await("the queue")
                    .atMost(WebChat.PATIENCE)
                    .until(() -> waitingConversation(desk, name), Optional::isPresent)
                    .orElseThrow();
            desk.join(conversation);
            chat.awaitBubble("지우");
            desk.say(conversation, text, null);
            chat.awaitMessageFrom("agent");
        }
    }

    private static Optional<String> waitingConversation(Desk desk, String name) {
        return desk.conversationWith(name)
                .filter(item -> item.path("mode").asText().equals("WAITING"))
                .map(item -> item.path("id").asText());
    }

    @Test
    void aButtonsValueIsTheUsersMessage() {
        WebChat chat = open(CURRENT, "김하늘");

        String id = chat.post("{type: 'message', channelData: {postBack: true}, value: '이번 달 요금 얼마예요?'}");

        assertThat(id).doesNotContain("rror");
        chat.awaitReplies(1);
    }

    private static WebChat open(String version, String name) {
        return WebChat.open(chromium, site, version, world.gateway().baseUrl(), name);
    }
}
