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
import telecom.assistant.channel.event.UtteranceState;
import telecom.assistant.store.conversation.ConversationChange;
import telecom.assistant.store.conversation.ConversationRecord;
import telecom.assistant.store.conversation.LegRecord;
import telecom.assistant.store.conversation.Mode;
import telecom.assistant.store.conversation.SettledThrough;
import telecom.assistant.store.conversation.SubscriberRecord;
import telecom.assistant.store.conversation.Summary;
import telecom.assistant.store.conversation.UtteranceRecord;

/** What is stored of one subscriber's conversation; each is another subscriber's. */
public record Talk(ConversationRecord conversation, List<LegRecord> legs, List<UtteranceRecord> utterances) {

    public static final Instant NOON = Instant.parse("2026-01-22T12:00:00Z");
    public static final Route ROUTE = new Route(Channel.WEB, "chat-1", "+821000000101", "assistant", 3);

    /** An open conversation with the assistant in its first turn, of which nothing is stored yet. */
    public static Talk begun() {
        return begun(Ids.timeOrdered());
    }

    public static Talk begun(UUID id) {
        return new Talk(
                new ConversationRecord(
                        id,
                        new SubscriberId("subscriber-" + id),
                        1,
                        1,
                        new Mode.Assisted(),
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

    /** The result, for which nothing here waits long. */
    public static <T> T await(Uni<T> answer) {
        return answer.await().atMost(Duration.ofSeconds(10));
    }

    public static UtteranceRecord said(long turn, Role role, String text, Instant at) {
        return new UtteranceRecord(
                Ids.timeOrdered(), turn, role, null, Channel.WEB, "chat-1", text, "ko", UtteranceState.COMPLETE, at);
    }

    public UUID id() {
        return conversation.id();
    }

    public SubscriberId subscriber() {
        return conversation.subscriber();
    }

    public SubscriberRecord person() {
        return new SubscriberRecord(subscriber(), "+821000000101", "Haneul", "ko");
    }

    /** The first change, which opens the conversation. */
    public ConversationChange opening() {
        return new ConversationChange(person(), conversation, legs, utterances, true);
    }

    public ConversationChange change() {
        return new ConversationChange(person(), conversation, legs, utterances, false);
    }

    /** Under an epoch, in a turn. */
    public Talk at(long epoch, long turn) {
        return with(epoch, turn, conversation.mode(), conversation.lastAt(), conversation.closedAt());
    }

    public Talk in(Mode mode, Instant lastAt) {
        return with(conversation.epoch(), conversation.turn(), mode, lastAt, conversation.closedAt());
    }

    public Talk closed() {
        return with(conversation.epoch(), conversation.turn(), conversation.mode(), conversation.lastAt(), NOON);
    }

    /** Closed by an event. */
    public Talk closed(SettledThrough by) {
        return with(
                conversation.epoch(),
                conversation.turn(),
                conversation.mode(),
                conversation.lastAt(),
                by.at(),
                conversation.summary(),
                by);
    }

    public Talk with(LegRecord... changed) {
        return new Talk(conversation, List.of(changed), utterances);
    }

    public Talk with(UtteranceRecord... said) {
        return new Talk(conversation, legs, List.of(said));
    }

    public Talk summarizedBy(Summary summary) {
        return with(
                conversation.epoch(),
                conversation.turn(),
                conversation.mode(),
                conversation.lastAt(),
                conversation.closedAt(),
                summary,
                conversation.settled());
    }

    /** The same as another subscriber's. */
    public Talk of(SubscriberId who) {
        return new Talk(
                new ConversationRecord(
                        id(),
                        who,
                        conversation.epoch(),
                        conversation.turn(),
                        conversation.mode(),
                        conversation.route(),
                        conversation.language(),
                        conversation.openedAt(),
                        conversation.lastAt(),
                        conversation.closedAt(),
                        conversation.summary(),
                        conversation.settled()),
                legs,
                utterances);
    }

    private Talk with(long epoch, long turn, Mode mode, Instant lastAt, Instant closedAt) {
        return with(epoch, turn, mode, lastAt, closedAt, conversation.summary(), conversation.settled());
    }

    private Talk with(
            long epoch,
            long turn,
            Mode mode,
            Instant lastAt,
            Instant closedAt,
            Summary summary,
            SettledThrough settled) {
        return new Talk(
                new ConversationRecord(
                        id(),
                        subscriber(),
                        epoch,
                        turn,
                        mode,
                        conversation.route(),
                        conversation.language(),
                        conversation.openedAt(),
                        lastAt,
                        closedAt,
                        summary,
                        settled),
                legs,
                utterances);
    }
}
