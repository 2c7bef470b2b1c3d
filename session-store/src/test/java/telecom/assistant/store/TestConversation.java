package telecom.assistant.store;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import telecom.assistant.channel.Channel;
import telecom.assistant.channel.Ids;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.channel.event.Role;
import telecom.assistant.conversation.ConversationChange;
import telecom.assistant.conversation.ConversationRecord;
import telecom.assistant.conversation.LegRecord;
import telecom.assistant.conversation.Mode;
import telecom.assistant.conversation.SettledThrough;
import telecom.assistant.conversation.SubscriberRecord;
import telecom.assistant.conversation.Summary;
import telecom.assistant.conversation.UtteranceRecord;

/** A conversation with its legs and utterances. Each new one belongs to a new subscriber. */
public record TestConversation(ConversationRecord record, List<LegRecord> legs, List<UtteranceRecord> utterances) {

    public static final Instant NOON = Instant.parse("2026-01-22T12:00:00Z");
    public static final Route ROUTE = new Route(Channel.WEB, "chat-1", "+821000000101", "assistant", 3);

    /** An open conversation with the assistant in its first turn, which is not stored yet. */
    public static TestConversation begun() {
        return begun(Ids.timeOrdered());
    }

    public static TestConversation begun(UUID id) {
        return new TestConversation(
                new ConversationRecord(
                        id,
                        new SubscriberId("subscriber-" + id),
                        1,
                        1,
                        1,
                        Mode.ASSISTED,
                        ROUTE,
                        "ko",
                        NOON,
                        NOON,
                        null,
                        null,
                        null),
                List.of(new LegRecord(ROUTE, true, NOON, null)),
                List.of());
    }

    /** Waits for a result, at most ten seconds. */
    public static <T> T await(Uni<T> answer) {
        return answer.await().atMost(Duration.ofSeconds(10));
    }

    public static UtteranceRecord said(long turn, Role role, String text, Instant at) {
        return UtteranceRecord.of(Ids.timeOrdered(), turn, role, ROUTE, text, "ko", at);
    }

    public UUID id() {
        return record.id();
    }

    public SubscriberId subscriber() {
        return record.subscriber();
    }

    public SubscriberRecord subscriberRecord() {
        return new SubscriberRecord(subscriber(), "+821000000101", "Haneul", "ko");
    }

    /** The first change, which opens the conversation. */
    public ConversationChange opening() {
        return new ConversationChange(subscriberRecord(), record, legs, utterances, true, List.of());
    }

    public ConversationChange change() {
        return new ConversationChange(subscriberRecord(), record, legs, utterances, false, List.of());
    }

    /** This conversation with another epoch and turn. */
    public TestConversation at(long epoch, long turn) {
        return with(epoch, turn, record.mode(), record.lastAt(), record.closedAt());
    }

    /** This conversation after this many changes. */
    public TestConversation revision(long revision) {
        return with(
                record.epoch(),
                record.turn(),
                revision,
                record.mode(),
                record.lastAt(),
                record.closedAt(),
                record.summary(),
                record.settled());
    }

    public TestConversation in(Mode mode, Instant lastAt) {
        return with(record.epoch(), record.turn(), mode, lastAt, record.closedAt());
    }

    public TestConversation closed() {
        return with(record.epoch(), record.turn(), record.mode(), record.lastAt(), NOON);
    }

    /** This conversation, closed by an event. */
    public TestConversation closed(SettledThrough by) {
        return with(record.epoch(), record.turn(), record.mode(), record.lastAt(), by.at(), record.summary(), by);
    }

    public TestConversation with(LegRecord... changed) {
        return new TestConversation(record, List.of(changed), utterances);
    }

    public TestConversation with(UtteranceRecord... said) {
        return new TestConversation(record, legs, List.of(said));
    }

    public TestConversation summarizedBy(Summary summary) {
        return with(
                record.epoch(),
                record.turn(),
                record.mode(),
                record.lastAt(),
                record.closedAt(),
                summary,
                record.settled());
    }

    /** The same conversation, but another subscriber's. */
    public TestConversation of(SubscriberId who) {
        return new TestConversation(
                new ConversationRecord(
                        id(),
                        who,
                        record.epoch(),
                        record.turn(),
                        record.revision(),
                        record.mode(),
                        record.route(),
                        record.language(),
                        record.openedAt(),
                        record.lastAt(),
                        record.closedAt(),
                        record.summary(),
                        record.settled()),
                legs,
                utterances);
    }

    private TestConversation with(long epoch, long turn, Mode mode, Instant lastAt, Instant closedAt) {
        return with(epoch, turn, mode, lastAt, closedAt, record.summary(), record.settled());
    }

    private TestConversation with(
            long epoch,
            long turn,
            Mode mode,
            Instant lastAt,
            Instant closedAt,
            Summary summary,
            SettledThrough settled) {
        return with(epoch, turn, record.revision(), mode, lastAt, closedAt, summary, settled);
    }

    private TestConversation with(
            long epoch,
            long turn,
            long revision,
            Mode mode,
            Instant lastAt,
            Instant closedAt,
            Summary summary,
            SettledThrough settled) {
        return new TestConversation(
                new ConversationRecord(
                        id(),
                        subscriber(),
                        epoch,
                        turn,
                        revision,
                        mode,
                        record.route(),
                        record.language(),
                        record.openedAt(),
                        lastAt,
                        closedAt,
                        summary,
                        settled),
                legs,
                utterances);
    }
}
