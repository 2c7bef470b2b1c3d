package telecom.assistant.store.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static telecom.assistant.store.TestConversation.NOON;
import static telecom.assistant.store.TestConversation.said;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.event.Agent;
import telecom.assistant.channel.event.Role;
import telecom.assistant.channel.event.Undelivered;
import telecom.assistant.conversation.ConversationChange;
import telecom.assistant.conversation.DayUsage;
import telecom.assistant.conversation.Mode;
import telecom.assistant.conversation.Phrase;
import telecom.assistant.conversation.ReplyOrigin;
import telecom.assistant.conversation.SettledThrough;
import telecom.assistant.conversation.Summary;
import telecom.assistant.conversation.TakeOverResult;
import telecom.assistant.conversation.UtteranceFacts;
import telecom.assistant.conversation.UtteranceRecord;
import telecom.assistant.store.TestConversation;

class RowJsonTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final UtteranceRecord question = said(1, Role.SUBSCRIBER, "which one?", NOON);
    private final UtteranceRecord answer = said(1, Role.ASSISTANT, "One moment. That one.", NOON)
            .by("assistant")
            .from(new ReplyOrigin("primary", "large", true))
            .with(UtteranceFacts.said(Phrase.LOOKING_UP, "One moment."))
            .undelivered(new Undelivered(Undelivered.Reason.EXPIRED, "EXPIRED:000"));

    @Test
    void writesAFieldForEachColumn() throws JsonProcessingException {
        TestConversation conversation = TestConversation.begun()
                .in(Mode.attended(new Agent("agent-1", "Jiwoo"), new Mode.Handoff("asked", "a bill", NOON)), NOON)
                .summarizedBy(new Summary("so far", 3))
                .closed(new SettledThrough(7, 42, NOON))
                .with(question, answer);
        List<ConversationChange> changes = List.of(conversation.change());

        JsonNode row = only(ChangeRows.conversations(changes));
        JsonNode leg = only(ChangeRows.legs(changes));
        JsonNode subscriber = only(ChangeRows.subscribers(changes));
        JsonNode said = JSON.readTree(ChangeRows.utterances(changes));

        assertThat(row.path("settled").path("offset").asInt()).isEqualTo(42);
        assertThat(row.path("channel").asText()).isEqualTo("WEB");
        assertThat(row.path("opened_at").asText()).isEqualTo(NOON.toString());
        assertThat(fields(row))
                .containsExactlyInAnyOrder(
                        "conversation_id subscriber_id epoch turn revision mode channel leg language handoff_reason"
                                .concat(
                                        " handoff_summary waiting_since agent_id agent_name opened_at last_at active_quarter closed_at summary")
                                .concat(" summary_through settled")
                                .split(" "));
        assertThat(fields(leg))
                .containsExactlyInAnyOrder(
                        "conversation_id subscriber_id channel leg subscriber_address service_address node_partition"
                                .concat(" disclosed last_at closed_at")
                                .split(" "));
        assertThat(fields(subscriber))
                .containsExactlyInAnyOrder("subscriber_id", "number", "name", "language", "updated_at");
        assertThat(said.path(0).path("facts").isNull()).isTrue();
        assertThat(fields(said.path(1)))
                .containsExactlyInAnyOrder(
                        "conversation_id subscriber_id utterance_id turn role author_name channel leg text language state"
                                .concat(" said_at tier model self_contained facts")
                                .split(" "));
    }

    @Test
    void readsWhatItHasWritten() throws JsonProcessingException {
        TestConversation conversation = TestConversation.begun()
                .in(Mode.waiting(new Mode.Handoff("asked", "a bill", NOON)), NOON)
                .summarizedBy(new Summary("so far", 3))
                .with(question, answer);

        TakeOverResult read = takenOver(
                conversation, "{'settled':{'partition':7,'offset':42},'at':'2026-01-22T12:00:00.123456+00:00'}");

        assertThat(read.subscriber()).contains(conversation.subscriberRecord());
        assertThat(read.conversation().orElseThrow().conversation()).isEqualTo(conversation.record());
        assertThat(read.conversation().orElseThrow().legs()).isEqualTo(conversation.legs());
        assertThat(read.conversation().orElseThrow().utterances()).containsExactly(answer, question);
        assertThat(read.settled()).contains(new SettledThrough(7, 42, NOON.plusNanos(123_456_000)));
        assertThat(read.usage().get(0).inConversation()).isEqualTo(new DayUsage(LocalDate.of(2026, 1, 22), 0, 0));
        assertThat(read.usage().get(0).inAll()).isEqualTo(new DayUsage(LocalDate.of(2026, 1, 22), 12, 2));
    }

    @Test
    void readsNullsAsAbsent() {
        TakeOverResult nobody = RowJson.read(
                        "{\"subscriber\":null,\"conversation\":null,\"legs\":null,\"utterances\":null,\"settled\":null,"
                                + "\"usage\":null}",
                        TakeOverRow.class)
                .toRecord();

        assertThat(nobody.subscriber()).isEmpty();
        assertThat(nobody.conversation()).isEmpty();
        assertThat(nobody.settled()).isEmpty();
        assertThat(nobody.usage()).isEmpty();
    }

    @Test
    void readsAnEmptyConversationOfAForgottenSubscriber() throws JsonProcessingException {
        TestConversation conversation = TestConversation.begun();
        String row =
                only(ChangeRows.conversations(List.of(conversation.change()))).toString();

        TakeOverResult read = RowJson.read(
                        "{\"conversation\":" + row + ",\"settled\":{\"settled\":null,\"at\":null}}", TakeOverRow.class)
                .toRecord();

        assertThat(read.subscriber().orElseThrow().language()).isEqualTo("ko");
        assertThat(read.conversation().orElseThrow().conversation().summary()).isNull();
        assertThat(read.conversation().orElseThrow().conversation().mode()).isEqualTo(Mode.ASSISTED);
        assertThat(read.conversation().orElseThrow().utterances()).isEmpty();
        assertThat(read.settled()).isEmpty();
    }

    @Test
    void ignoresWhatANewerNodeHasAdded() throws JsonProcessingException {
        String row = JSON.readTree(ChangeRows.utterances(
                        List.of(TestConversation.begun().with(answer).change())))
                .path(0)
                .toString()
                .replace("\"LOOKING_UP\"", "\"OF_TOMORROW\"")
                .replace("\"facts\":{", "\"mood\":1,\"facts\":{\"mood\":1,");

        UtteranceRecord read = RowJson.read(row, UtteranceRow.class).toRecord();

        assertThat(read.text()).isEqualTo(answer.text());
        assertThat(read.facts().systemParts().get(0).phrase()).isNull();
    }

    private static TakeOverResult takenOver(TestConversation conversation, String settled)
            throws JsonProcessingException {
        List<ConversationChange> changes = List.of(conversation.change());
        String json =
                "{\"subscriber\":%s,\"conversation\":%s,\"legs\":%s,\"utterances\":%s,\"settled\":%s,\"usage\":%s}"
                        .formatted(
                                only(ChangeRows.subscribers(changes)),
                                only(ChangeRows.conversations(changes)),
                                ChangeRows.legs(changes),
                                ChangeRows.utterances(changes),
                                settled.replace('\'', '"'),
                                "[{\"day\":\"2026-01-22\",\"tokens\":12,\"replies\":2,\"own_tokens\":null,\"own_replies\":null}]");
        return RowJson.read(json, TakeOverRow.class).toRecord();
    }

    private static JsonNode only(String rows) throws JsonProcessingException {
        JsonNode all = JSON.readTree(rows);
        assertThat(all.size()).isEqualTo(1);
        return all.path(0);
    }

    private static List<String> fields(JsonNode row) {
        return row.properties().stream().map(Map.Entry::getKey).toList();
    }
}
