package telecom.assistant.store.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static telecom.assistant.store.TestConversation.NOON;
import static telecom.assistant.store.TestConversation.ROUTE;
import static telecom.assistant.store.TestConversation.await;
import static telecom.assistant.store.TestConversation.said;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.Ids;
import telecom.assistant.channel.event.Agent;
import telecom.assistant.channel.event.DeskEvent.Suggestion;
import telecom.assistant.channel.event.Role;
import telecom.assistant.channel.event.SuggestionOutcome;
import telecom.assistant.channel.event.Undelivered;
import telecom.assistant.conversation.LegRecord;
import telecom.assistant.conversation.Mode;
import telecom.assistant.conversation.Phrase;
import telecom.assistant.conversation.ReplyEnding;
import telecom.assistant.conversation.ReplyOrigin;
import telecom.assistant.conversation.UtteranceFacts;
import telecom.assistant.conversation.UtteranceFacts.SystemPart;
import telecom.assistant.conversation.UtteranceRecord;
import telecom.assistant.store.Database;
import telecom.assistant.store.Rows;
import telecom.assistant.store.TestConversation;
import telecom.assistant.store.desk.SuggestionStore;
import telecom.assistant.store.sms.Delivery;
import telecom.assistant.store.sms.DeliveryLedger;
import telecom.assistant.store.sms.MatchedDelivery;
import telecom.assistant.store.sms.SegmentReceipt;

@QuarkusTest
@WithTestResource(Database.class)
class ConversationStoryIT {

    private static final Agent JIWOO = new Agent("agent-1", "Jiwoo Kim");
    private static final UtteranceRecord QUESTION = said(1, Role.SUBSCRIBER, "my secret bill", NOON);
    private static final UtteranceRecord REPLY = said(
                    1, Role.ASSISTANT, "An AI answers. 30,000 won", NOON.plusSeconds(2))
            .from(new ReplyOrigin("primary", "A.X-K1", true))
            .with(new UtteranceFacts(ReplyEnding.ANSWERED, List.of(new SystemPart(Phrase.DISCLOSURE, 0, 14)), null));

    @Inject
    ConversationStory story;

    @Inject
    ConversationStore conversations;

    @Inject
    SuggestionStore suggestions;

    @Inject
    DeliveryLedger ledger;

    @Inject
    Rows rows;

    private final TestConversation conversation = TestConversation.begun();

    @Test
    void tellsTheLegsAndUtterancesOfAConversationInOrder() {
        UtteranceRecord lost = REPLY.undelivered(new Undelivered(Undelivered.Reason.EXPIRED, "EXPIRED:001"));
        store(conversation
                .with(new LegRecord(ROUTE, true, NOON, NOON.plusSeconds(9)))
                .with(lost, QUESTION)
                .closed());

        JsonNode found = tell();

        assertThat(found.path("conversation").asText())
                .isEqualTo(conversation.id().toString());
        assertThat(found.path("epoch").asLong()).isEqualTo(1);
        assertThat(found.path("closedAt").isTextual()).isTrue();
        assertThat(found.path("legs").get(0).path("leg").asText()).isEqualTo("chat-1");
        assertThat(found.path("legs").get(0).path("closedAt").isTextual()).isTrue();
        assertThat(found.path("events").findValuesAsText("role")).containsExactly("SUBSCRIBER", "ASSISTANT");
        JsonNode reply = found.path("events").get(1);
        assertThat(reply.path("id").asText()).isEqualTo(lost.id().toString());
        assertThat(reply.path("turn").asLong()).isEqualTo(1);
        assertThat(reply.path("length").asInt()).isEqualTo(lost.text().length());
        assertThat(reply.path("state").asText()).isEqualTo("UNDELIVERED");
        assertThat(reply.path("ending").asText()).isEqualTo("ANSWERED");
        assertThat(reply.path("system").path(0).asText()).isEqualTo("DISCLOSURE");
        assertThat(reply.path("tier").asText() + " " + reply.path("model").asText())
                .isEqualTo("primary A.X-K1");
        assertThat(reply.path("undelivered").path("reason").asText()).isEqualTo("EXPIRED");
        assertThat(reply.path("undelivered").path("detail").asText()).isEqualTo("EXPIRED:001");
    }

    @Test
    void tellsWhatBecameOfEachSegmentOfATextMessage() {
        store(conversation.with(QUESTION, REPLY));
        await(ledger.open(delivery(conversation, 2)));
        await(ledger.sent(conversation.subscriber(), REPLY.id(), 1, "M-1"));
        await(ledger.sent(conversation.subscriber(), REPLY.id(), 2, "M-2"));
        await(ledger.settle(conversation.subscriber(), new SegmentReceipt(List.of("m-1"), false, "UNDELIV:001")));

        List<JsonNode> segments = events("segment");

        assertThat(segments)
                .extracting(segment -> segment.path("number").asInt() + " "
                        + segment.path("state").asText() + " "
                        + segment.path("receipt").asText() + " "
                        + segment.path("message").asText())
                .containsExactlyInAnyOrder("1 FAILED UNDELIV:001 m-1", "2 SENT  m-2");
        assertThat(segments)
                .allMatch(
                        segment -> segment.path("of").asText().equals(REPLY.id().toString()));
    }

    @Test
    void settlesATextMessageWithTheStatusOfTheFailedSegment() {
        await(ledger.open(delivery(conversation, 2)));
        await(ledger.sent(conversation.subscriber(), REPLY.id(), 1, "M-1"));
        await(ledger.sent(conversation.subscriber(), REPLY.id(), 2, "M-2"));
        await(ledger.settle(conversation.subscriber(), new SegmentReceipt(List.of("m-1"), false, "UNDELIV:001")));

        MatchedDelivery settled = await(ledger.settle(
                        conversation.subscriber(), new SegmentReceipt(List.of("m-2"), true, "DELIVRD:000")))
                .orElseThrow();

        assertThat(settled.status()).isEqualTo("UNDELIV:001");
    }

    @Test
    void tellsWhatBecameOfSuggestions() {
        Suggestion first = new Suggestion(Ids.timeOrdered(), "proposed words", 0.8);
        Suggestion second = new Suggestion(Ids.timeOrdered(), "other words", 0.5);
        store(conversation.in(Mode.attended(JIWOO, null), NOON).with(QUESTION));
        await(suggestions.offer(
                conversation.subscriber(), conversation.id(), 1, QUESTION.id(), List.of(first, second)));
        await(suggestions.settle(
                conversation.id(), 1, first.suggestionId(), JIWOO, SuggestionOutcome.EDITED, "final words", 4));

        List<JsonNode> found = events("suggestion");

        assertThat(found)
                .extracting(suggestion -> suggestion.path("id").asText() + " "
                        + suggestion.path("outcome").asText())
                .containsExactlyInAnyOrder(first.suggestionId() + " EDITED", second.suggestionId() + " ");
        assertThat(found)
                .allMatch(suggestion ->
                        suggestion.path("answers").asText().equals(QUESTION.id().toString()));
    }

    @Test
    void containsNoTextNoNumbersAndNoNames() {
        Mode.Handoff handoff = new Mode.Handoff("the reason words", "the summary words", NOON);
        store(conversation.in(Mode.attended(JIWOO, handoff), NOON).with(QUESTION, REPLY.by("Jiwoo Kim")));
        await(ledger.open(delivery(conversation, 1)));
        await(suggestions.offer(
                conversation.subscriber(),
                conversation.id(),
                1,
                QUESTION.id(),
                List.of(new Suggestion(Ids.timeOrdered(), "proposed words", 1))));

        String found = await(story.tell(conversation.id())).orElseThrow();

        assertThat(found)
                .contains("utterance", "segment", "suggestion", "agent-1")
                .doesNotContain("secret", "30,000", "words", "+8210", "Jiwoo", "Haneul");
    }

    @Test
    void includesOnlyTheNewestUtterancesOfALongConversation() {
        store(conversation.with(QUESTION));
        rows.execute("insert into utterance (conversation_id, utterance_id, subscriber_id, turn, role, channel, leg,"
                + " text, language, state, said_at) select conversation_id, gen_random_uuid(), subscriber_id, n,"
                + " 'SUBSCRIBER', 'web', 'chat-1', 'x', 'ko', 'COMPLETE', opened_at + n * interval '1 second'"
                + " from conversation, generate_series(2, 1500) n where conversation_id = '" + conversation.id() + "'");

        List<JsonNode> found = events("utterance");

        assertThat(found).hasSize(1000);
        assertThat(found.get(0).path("turn").asInt()).isEqualTo(501);
        assertThat(found.get(999).path("turn").asInt()).isEqualTo(1500);
    }

    @Test
    void hasNothingToTellAboutAnUnknownConversation() {
        assertThat(await(story.tell(Ids.timeOrdered()))).isEmpty();
    }

    private void store(TestConversation opened) {
        await(conversations.save(opened.opening()));
    }

    private static Delivery delivery(TestConversation of, int segments) {
        return new Delivery(of.subscriber(), REPLY.id(), of.id(), 1, ROUTE, segments);
    }

    private List<JsonNode> events(String what) {
        return tell().path("events").findParents("what").stream()
                .filter(event -> event.path("what").asText().equals(what))
                .toList();
    }

    private JsonNode tell() {
        try {
            return new JsonMapper()
                    .readTree(await(story.tell(conversation.id())).orElseThrow());
        } catch (JsonProcessingException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
