package telecom.assistant.channel.web.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static telecom.assistant.channel.web.WebFixtures.fixture;
import static telecom.assistant.channel.web.WebFixtures.like;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.Channel;
import telecom.assistant.channel.Ids;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.event.Agent;
import telecom.assistant.channel.event.Author;
import telecom.assistant.channel.event.OutboundEvent.Notice;
import telecom.assistant.channel.event.OutboundEvent.NoticeKind;
import telecom.assistant.channel.event.OutboundEvent.ReplyCancelled;
import telecom.assistant.channel.event.OutboundEvent.ReplyCompleted;
import telecom.assistant.channel.event.OutboundEvent.ReplyDelta;
import telecom.assistant.channel.event.OutboundEvent.ReplyStarted;
import telecom.assistant.channel.event.OutboundEvent.TransferRequested;
import telecom.assistant.channel.event.Source;
import telecom.assistant.channel.web.WebFixtures;

class BotActivitiesTest {

    private static final Route ROUTE = new Route(Channel.WEB, "chat-1", "+821000000101", "assistant", 3);
    private static final UUID CONVERSATION = Ids.timeOrdered();
    private static final UUID REPLY = UUID.fromString("00000000-0000-4000-8000-000000000001");
    private static final UUID NOTICE = UUID.fromString("00000000-0000-4000-8000-000000000002");

    private final BotActivities activities = new BotActivities(WebFixtures.config(Map.of()));

    @Test
    void aStartedReplyIsATypingActivity() {
        assertLike("reply-started", activities.started(new ReplyStarted(ROUTE, CONVERSATION, 1, 3, REPLY, "ko"), 4.5));
    }

    @Test
    void aPartialReplyIsATypingActivityWithTheTextSoFar() {
        ReplyDelta delta = new ReplyDelta(ROUTE, CONVERSATION, 1, 3, REPLY, 2, " 요금은", "ko");

        assertLike("reply-partial", activities.partial(delta, "이번 달 요금은", 2, 4.5));
    }

    /**
     * Web Chat 4.18 replaces an activity with the next one that has the same id; newer versions find the stream by the
     * id of its first activity.
     */
    @Test
    void allActivitiesOfAStreamHaveItsId() {
        ReplyDelta delta = new ReplyDelta(ROUTE, CONVERSATION, 1, 3, REPLY, 1, "이번", "ko");

        JsonNode first = WebFixtures.json(activities.partial(delta, "이번", 1, 4.5));

        String stream = first.path("channelData").path("streamId").asText();
        assertThat(first.path("id").asText()).isEqualTo(stream);
        for (String later : List.of("reply-partial", "reply-completed", "reply-cancelled")) {
            assertThat(fixture(later).path("id").asText()).isEqualTo(stream);
            assertThat(fixture(later).path("channelData").path("streamId").asText())
                    .isEqualTo(stream);
        }
    }

    @Test
    void aReplyOfTheAssistantIsAMessageLabelledAsGenerated() {
        assertLike(
                "reply-completed",
                activities.message(new ReplyCompleted(
                        ROUTE, CONVERSATION, 1, 3, REPLY, "이번 달 요금은 55,000원입니다.", "ko", Author.ASSISTANT, true, 120L)));
    }

    @Test
    void aReplyCitesTheArticlesOnWhichItIsBased() throws IOException {
        String activity = activities
                .message(new ReplyCompleted(
                        ROUTE,
                        CONVERSATION,
                        1,
                        3,
                        REPLY,
                        "하루 9,900원이에요.",
                        "ko",
                        Author.ASSISTANT,
                        true,
                        120L,
                        List.of(new Source("roaming-pass", "바로 로밍 요금"))))
                .json();

        JsonNode label = new ObjectMapper().readTree(activity).at("/entities/0");
        assertThat(label.path("@type").asText()).isEqualTo("Message");
        assertThat(label.path("citation").toString())
                .isEqualTo("[{\"@type\":\"Claim\",\"position\":1,\"appearance\":{\"@type\":\"DigitalDocument\","
                        + "\"name\":\"바로 로밍 요금\",\"identifier\":\"roaming-pass\"}}]");
    }

    @Test
    void aReplyOfAnAgentCarriesTheirNameAndNoLabel() {
        Author agent = Author.of(new Agent("agent-1", "Jiwoo"));

        assertLike(
                "reply-of-agent",
                activities.message(new ReplyCompleted(
                        ROUTE, CONVERSATION, 1, 3, REPLY, "Let me check that for you.", "en", agent, true, null)));
    }

    @Test
    void aCancelledReplyIsAStreamThatEndsWithoutText() {
        assertLike(
                "reply-cancelled",
                activities.withdrawn(new ReplyCancelled(ROUTE, CONVERSATION, 1, 3, REPLY), REPLY, 4.5));
    }

    @Test
    void aNoticeIsAMessageOfTheSystem() {
        assertLike("notice", activities.message(notice("Jiwoo has joined.", "en")));
    }

    @Test
    void aTransferIsAHandoffEventWithoutTheSummaryMeantForTheAgent() {
        BotActivity activity = activities.handoffInitiated(
                new TransferRequested(ROUTE, CONVERSATION, 1, 3, "asked for a person", "wants to change the plan"));

        assertLike("handoff-initiate", activity);
    }

    @Test
    void anAgentsArrivalIsAHandoffStatus() {
        assertLike("handoff-status", activities.handoffStatus(notice("상담원이 참여했습니다.", "ko"), "accepted"));
    }

    @Test
    void aRedeliveredTransferHasTheSameActivityId() {
        TransferRequested transfer = new TransferRequested(ROUTE, CONVERSATION, 1, 3, "r", "s");

        assertThat(activities.handoffInitiated(transfer).id())
                .isEqualTo(activities
                        .handoffInitiated(new TransferRequested(ROUTE, CONVERSATION, 1, 3, "r", "s"))
                        .id())
                .isNotEqualTo(activities
                        .handoffInitiated(new TransferRequested(ROUTE, CONVERSATION, 1, 4, "r", "s"))
                        .id());
    }

    private static Notice notice(String text, String language) {
        return new Notice(ROUTE, CONVERSATION, 1, 3, NOTICE, NoticeKind.AGENT_JOINED, text, language);
    }

    private static void assertLike(String fixtureName, BotActivity activity) {
        assertLike(fixtureName, activity.json());
    }

    private static void assertLike(String fixtureName, String activity) {
        JsonNode fixture = fixture(fixtureName);
        assertThat(like(fixture, activity)).isEqualTo(fixture);
    }
}
