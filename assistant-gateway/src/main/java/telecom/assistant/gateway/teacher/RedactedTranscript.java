package telecom.assistant.gateway.teacher;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import telecom.assistant.channel.event.Role;
import telecom.assistant.channel.event.UtteranceState;
import telecom.assistant.conversation.ReplyOrigin;
import telecom.assistant.conversation.Summary;
import telecom.assistant.conversation.UtteranceFacts;
import telecom.assistant.conversation.UtteranceRecord;
import telecom.assistant.conversation.turn.Context;
import telecom.assistant.gateway.prompt.Prompts;
import telecom.assistant.gateway.redaction.Redaction;
import telecom.assistant.gateway.teacher.TeacherLine.Message;
import telecom.assistant.gateway.teacher.TeacherLine.Metadata;
import telecom.assistant.model.ChatMessage;
import telecom.assistant.store.teacher.ConsentedConversation;

/**
 * A conversation that is redacted utterance by utterance. A reply that is worth learning from becomes a line, together
 * with the prompt that preceded it. The transcript keeps only as many utterances as an engine does. Not thread-safe.
 */
final class RedactedTranscript {

    private final Prompts prompts;
    private final Set<String> tiers;
    private final int utterancesShown;
    private final ConsentedConversation conversation;
    private final long afterTurn;
    private final Redaction redaction;
    private final Summary summary;
    private final Deque<UtteranceRecord> said = new ArrayDeque<>();

    /**
     * @param tiers the tiers whose replies are worth learning from
     * @param utterancesShown how many utterances an engine keeps in memory for its prompts
     * @param afterTurn the last turn for which no line is made; lines begin with the turn after it
     */
    RedactedTranscript(
            Prompts prompts,
            Set<String> tiers,
            int utterancesShown,
            ConsentedConversation conversation,
            long afterTurn) {
        this.prompts = prompts;
        this.tiers = tiers;
        this.utterancesShown = utterancesShown;
        this.conversation = conversation;
        this.afterTurn = afterTurn;
        this.redaction = Redaction.of(conversation.names());
        Summary stored = conversation.summary();
        this.summary = stored == null ? null : new Summary(redaction.redact(stored.text()), stored.throughTurn());
    }

    /** Adds the next utterance; returns a line if it is a reply worth learning from. */
    Optional<TeacherLine> add(UtteranceRecord utterance) {
        Optional<TeacherLine> line = isWorthLearningFrom(utterance) ? line(utterance) : Optional.empty();
        said.addLast(redacted(utterance, redaction::redact));
        if (said.size() > utterancesShown) {
            said.removeFirst();
        }
        return line;
    }

    private boolean isWorthLearningFrom(UtteranceRecord utterance) {
        ReplyOrigin origin = utterance.origin();
        return utterance.role() == Role.ASSISTANT
                && utterance.state() == UtteranceState.COMPLETE
                && utterance.turn() > afterTurn
                && origin != null
                && origin.selfContained()
                && tiers.contains(origin.tier());
    }

    /** The line for a reply; empty if the reply does not answer an utterance of the subscriber. */
    private Optional<TeacherLine> line(UtteranceRecord reply) {
        List<ChatMessage> shown = prompts.shownMessages(contextOf(reply), reply.at());
        if (shown.get(shown.size() - 1).role() != ChatMessage.Role.USER) {
            return Optional.empty();
        }
        List<Message> messages = new ArrayList<>(shown.stream()
                .map(message -> new Message(message.role().wireName(), message.text()))
                .toList());
        messages.add(new Message("assistant", redaction.redact(reply.facts().authorsOwn(reply.text()))));
        return Optional.of(new TeacherLine(
                messages,
                prompts.tools().stream().map(TeacherLine.Tool::new).toList(),
                new Metadata(
                        new TeacherCursor(conversation.closing(), reply.turn()).toString(),
                        reply.channel().label(),
                        reply.language(),
                        reply.origin().tier(),
                        reply.origin().model())));
    }

    /** What the model saw before a reply. The summary did not exist yet during the turns that it covers. */
    private Context contextOf(UtteranceRecord reply) {
        boolean summarized = summary != null && summary.throughTurn() < reply.turn();
        return new Context(summarized ? summary : null, List.copyOf(said));
    }

    private static UtteranceRecord redacted(UtteranceRecord utterance, UnaryOperator<String> redact) {
        UtteranceFacts facts = utterance.facts();
        return new UtteranceRecord(
                utterance.id(),
                utterance.turn(),
                utterance.role(),
                utterance.authorName() == null ? null : Redaction.NAME,
                utterance.channel(),
                utterance.leg(),
                redact.apply(facts.authorsOwn(utterance.text())),
                utterance.language(),
                utterance.state(),
                utterance.at(),
                utterance.origin(),
                new UtteranceFacts(facts.ending(), List.of(), facts.undelivered()));
    }
}
