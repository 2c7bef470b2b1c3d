package telecom.assistant.gateway.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import telecom.assistant.channel.event.Role;
import telecom.assistant.conversation.Summary;
import telecom.assistant.conversation.UtteranceRecord;
import telecom.assistant.conversation.turn.Context;
import telecom.assistant.store.conversation.RecordedConversation;

/**
 * A turn of the subscriber, and what was known about the conversation at that point.
 *
 * @param context what had been said by then; earlier replies only as far as they reached the subscriber
 */
record RecordedTurn(RecordedExchange exchange, Context context) {

    /**
     * The last turns of a conversation in which the subscriber said something, oldest first.
     *
     * @param isWhole whether the record goes back to the beginning; otherwise part of its first turn may be missing
     */
    static List<RecordedTurn> of(RecordedConversation conversation, boolean isWhole, int most) {
        List<UtteranceRecord> said = conversation.said();
        List<Long> numbers = said.stream()
                .filter(utterance -> utterance.role() == Role.SUBSCRIBER)
                .map(UtteranceRecord::turn)
                .filter(turn -> isWhole || turn != said.get(0).turn())
                .distinct()
                .toList();
        List<RecordedTurn> turns = new ArrayList<>();
        for (int i = Math.max(0, numbers.size() - most); i < numbers.size(); i++) {
            long next = i + 1 < numbers.size() ? numbers.get(i + 1) : Long.MAX_VALUE;
            turns.add(of(conversation, numbers.get(i), next));
        }
        return turns;
    }

    private static RecordedTurn of(RecordedConversation conversation, long turn, long next) {
        List<UtteranceRecord> said = conversation.said().stream()
                .filter(utterance -> utterance.turn() == turn && utterance.role() == Role.SUBSCRIBER)
                .toList();
        UtteranceRecord last = said.get(said.size() - 1);
        RecordedExchange exchange = new RecordedExchange(
                conversation.id(),
                turn,
                last.at(),
                last.channel(),
                last.language(),
                said.stream().map(UtteranceRecord::text).collect(Collectors.joining("\n")),
                answer(conversation, turn, next).map(RecordedReply::of).orElse(null));
        return new RecordedTurn(
                exchange, new Context(summaryBefore(conversation, turn), utterancesBefore(conversation, turn)));
    }

    /** A summary that covers this turn or later ones did not exist yet. */
    private static Summary summaryBefore(RecordedConversation conversation, long turn) {
        Summary newest = conversation.summary();
        return newest != null && newest.throughTurn() < turn ? newest : null;
    }

    private static List<UtteranceRecord> utterancesBefore(RecordedConversation conversation, long turn) {
        return conversation.said().stream()
                .filter(utterance ->
                        utterance.turn() < turn || (utterance.turn() == turn && utterance.role() == Role.SUBSCRIBER))
                .toList();
    }

    private static Optional<UtteranceRecord> answer(RecordedConversation conversation, long turn, long next) {
        Optional<UtteranceRecord> assistantReply = conversation.said().stream()
                .filter(utterance -> utterance.turn() == turn && utterance.role() == Role.ASSISTANT)
                .findFirst();
        return assistantReply.or(() -> conversation.said().stream()
                .filter(utterance -> utterance.turn() >= turn && utterance.turn() < next)
                .filter(utterance -> utterance.role() == Role.AGENT)
                .findFirst());
    }
}
