package telecom.assistant.gateway.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.Channel;
import telecom.assistant.channel.event.Agent;
import telecom.assistant.channel.event.ConversationMode;
import telecom.assistant.channel.event.DeskEvent.ConversationUpdated;
import telecom.assistant.channel.event.DeskEvent.Suggestion;
import telecom.assistant.channel.event.DeskEvent.UtteranceAdded;
import telecom.assistant.channel.event.Role;
import telecom.assistant.channel.event.Undelivered;
import telecom.assistant.channel.event.UtteranceState;
import telecom.assistant.gateway.desk.DeskFrames.Command;
import telecom.assistant.gateway.desk.DeskFrames.Frame;

class DeskFramesTest {

    private static final UUID ID = UUID.fromString("00000000-0000-0000-0000-000000000001");
    private static final UUID OTHER = UUID.fromString("00000000-0000-0000-0000-000000000002");
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final String CONVERSATION_JSON = """
            {"id":"%s","mode":"AGENT","channel":"voice","language":"ko","name":"하늘","maskedNumber":"010-****-0101",
             "reason":"요금","summary":"이중 청구","waitingSince":"2026-03-02T12:00:00Z","lastAt":"2026-03-02T12:00:00Z",
             "lastText":"네","agent":{"id":"jiwoo","name":"지우"}}""".formatted(ID);
    private static final String UTTERANCE_JSON = """
            {"id":"%s","turn":3,"role":"ASSISTANT","authorName":null,"channel":"sms","text":"요금","state":"UNDELIVERED",
             "at":"2026-03-02T12:00:00Z","undelivered":{"reason":"EXPIRED","detail":"EXPIRED:001"}}""".formatted(OTHER);
    private static final String SUGGESTIONS_JSON =
            "[{\"suggestionId\":\"%s\",\"text\":\"네\",\"confidence\":0.5}]".formatted(OTHER);

    /** Configured in the way that Quarkus does. */
    private final ObjectMapper json = DeskFrames.mapper(JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build());

    @Test
    void writesASnapshot() throws Exception {
        expect(
                new DeskFrames.Snapshot(List.of(conversation())),
                "{\"type\":\"snapshot\",\"conversations\":[" + CONVERSATION_JSON + "]}");
    }

    @Test
    void writesAChangedConversation() throws Exception {
        expect(
                new DeskFrames.ConversationChanged(conversation()),
                "{\"type\":\"conversation\",\"conversation\":" + CONVERSATION_JSON + "}");
    }

    @Test
    void writesUnknownValuesAsNull() throws Exception {
        ConversationUpdated unknown = new ConversationUpdated(
                ID,
                ConversationMode.ASSISTANT,
                Channel.WEB,
                "en",
                null,
                null,
                null,
                null,
                null,
                NOON,
                null,
                null,
                null);

        expect(new DeskFrames.ConversationChanged(unknown), """
                {"type":"conversation","conversation":{"id":"%s","mode":"ASSISTANT","channel":"web","language":"en",
                 "name":null,"maskedNumber":null,"reason":null,"summary":null,"waitingSince":null,
                 "lastAt":"2026-03-02T12:00:00Z","lastText":null,"agent":null}}""".formatted(ID));
    }

    @Test
    void writesATranscript() throws Exception {
        expect(
                new DeskFrames.TranscriptRead(
                        ID, List.of(utterance()), true, new DeskFrames.SuggestionSet(OTHER, List.of(suggestion()))),
                "{\"type\":\"transcript\",\"conversation\":\"%s\",\"utterances\":[%s],\"more\":true,\"suggestions\":{\"basedOn\":\"%s\",\"items\":%s}}"
                        .formatted(ID, UTTERANCE_JSON, OTHER, SUGGESTIONS_JSON));
    }

    @Test
    void writesATranscriptWithoutSuggestions() throws Exception {
        expect(
                new DeskFrames.TranscriptRead(ID, List.of(), false, null),
                "{\"type\":\"transcript\",\"conversation\":\"%s\",\"utterances\":[],\"more\":false,\"suggestions\":null}"
                        .formatted(ID));
    }

    @Test
    void writesOlderUtterances() throws Exception {
        expect(
                new DeskFrames.OlderRead(ID, List.of(utterance()), false),
                "{\"type\":\"older\",\"conversation\":\"%s\",\"utterances\":[%s],\"more\":false}"
                        .formatted(ID, UTTERANCE_JSON));
    }

    @Test
    void writesAChangedUtterance() throws Exception {
        expect(
                new DeskFrames.UtteranceChanged(ID, utterance()),
                "{\"type\":\"utterance\",\"conversation\":\"%s\",\"utterance\":%s}".formatted(ID, UTTERANCE_JSON));
    }

    @Test
    void writesSuggestions() throws Exception {
        expect(
                new DeskFrames.SuggestionsOffered(ID, OTHER, List.of(suggestion())),
                "{\"type\":\"suggestions\",\"conversation\":\"%s\",\"basedOn\":\"%s\",\"suggestions\":%s}"
                        .formatted(ID, OTHER, SUGGESTIONS_JSON));
    }

    @Test
    void writesExpiredSuggestions() throws Exception {
        expect(
                new DeskFrames.SuggestionsExpired(ID, OTHER),
                "{\"type\":\"suggestions-expired\",\"conversation\":\"%s\",\"basedOn\":\"%s\"}".formatted(ID, OTHER));
    }

    @Test
    void writesTheEndOfAConversation() throws Exception {
        expect(new DeskFrames.ConversationClosed(ID), "{\"type\":\"closed\",\"conversation\":\"%s\"}".formatted(ID));
    }

    @Test
    void writesTheAcceptanceOfACommand() throws Exception {
        expect(new DeskFrames.Accepted("c1"), "{\"type\":\"accepted\",\"command\":\"c1\"}");
    }

    @Test
    void writesAPing() throws Exception {
        expect(new DeskFrames.Ping(), "{\"type\":\"ping\"}");
    }

    @Test
    void writesTheRefusalOfACommand() throws Exception {
        expect(
                new DeskFrames.Refused("bad-command", "text: empty", "c1"),
                "{\"type\":\"error\",\"code\":\"bad-command\",\"message\":\"text: empty\",\"command\":\"c1\",\"agent\":null}");
    }

    @Test
    void readsACommand() throws Exception {
        String text =
                "{\"type\":\"say\",\"conversation\":\"%s\",\"text\":\"네\",\"suggestionId\":\"%s\",\"command\":\"c1\"}"
                        .formatted(ID, OTHER);

        assertThat(json.readValue(text, Command.class)).isEqualTo(new Command("say", ID, "네", OTHER, "c1", null));
    }

    private void expect(Frame frame, String expected) throws JsonProcessingException {
        assertThat(json.readTree(json.writeValueAsString(frame))).isEqualTo(json.readTree(expected));
    }

    static ConversationUpdated conversation() {
        return new ConversationUpdated(
                ID,
                ConversationMode.AGENT,
                Channel.VOICE,
                "ko",
                "하늘",
                "010-****-0101",
                "요금",
                "이중 청구",
                NOON,
                NOON,
                "네",
                new Agent("jiwoo", "지우"),
                List.of(utterance()));
    }

    static UtteranceAdded utterance() {
        return new UtteranceAdded(
                ID,
                OTHER,
                3,
                Role.ASSISTANT,
                null,
                Channel.SMS,
                "요금",
                UtteranceState.UNDELIVERED,
                NOON,
                new Undelivered(Undelivered.Reason.EXPIRED, "EXPIRED:001"));
    }

    private static Suggestion suggestion() {
        return new Suggestion(OTHER, "네", 0.5);
    }
}
