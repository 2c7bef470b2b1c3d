package telecom.assistant.gateway.prompt;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import telecom.assistant.channel.event.Role;
import telecom.assistant.channel.event.UtteranceState;
import telecom.assistant.conversation.ReplyEnding;
import telecom.assistant.conversation.UtteranceFacts;
import telecom.assistant.conversation.UtteranceFacts.SystemPart;
import telecom.assistant.conversation.UtteranceRecord;
import telecom.assistant.gateway.guard.DefusedText;
import telecom.assistant.model.ChatMessage;

/**
 * Turns a conversation into chat messages. Consecutive utterances of one side become one message, because several chat
 * templates refuse two messages in a row with the same role. A message of the subscriber never grows once it has been
 * in a prompt: a mark separates turns that got no answer.
 */
final class PromptHistory {

    static final String UNANSWERED = "[unanswered]";

    private static final String HANDED_OVER = "[an agent was called]";
    private static final String CUT_OFF = "[cut off]";
    private static final String INTERRUPTED = "[interrupted]";
    private static final String NOT_DELIVERED = "[not delivered]";
    private static final String NOT_DONE = "[not done]";
    private static final String EMERGENCY = "[emergency number given]";
    private static final String DONE = "[done: %s]";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DAY_AND_TIME = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);

    private PromptHistory() {}

    /** Lays an utterance out as a line. */
    @FunctionalInterface
    interface Layout {

        /** @param time the time in its tag */
        PromptLine line(UtteranceRecord utterance, String time);
    }

    /**
     * The utterances of people and the model; those that never reached the subscriber are marked. The system's own
     * utterances are left out, except for notes on the effects of tools in turns without a complete answer, because
     * nothing else would show these effects. The first tag of another day has the date as well. No line depends on
     * anything after it, so lines stay the same from turn to turn.
     */
    static List<PromptLine> lines(Collection<UtteranceRecord> said, ZoneId zone, Layout layout) {
        Set<Long> answered = said.stream()
                .filter(utterance -> utterance.role() == Role.ASSISTANT && utterance.state() == UtteranceState.COMPLETE)
                .map(UtteranceRecord::turn)
                .collect(Collectors.toSet());
        List<PromptLine> lines = new ArrayList<>();
        LocalDate before = null;
        for (UtteranceRecord utterance : said) {
            if (utterance.role() != Role.SYSTEM
                    || (utterance.authorName() != null && !answered.contains(utterance.turn()))) {
                ZonedDateTime at = utterance.at().atZone(zone);
                boolean sameDay = before == null || at.toLocalDate().equals(before);
                lines.add(layout.line(utterance, (sameDay ? TIME : DAY_AND_TIME).format(at)));
                before = hasTag(utterance) ? at.toLocalDate() : before;
            }
        }
        return lines;
    }

    private static boolean hasTag(UtteranceRecord utterance) {
        return utterance.role() == Role.SUBSCRIBER || utterance.role() == Role.AGENT;
    }

    /** The system's phrases are not shown as the model's own words, because it would imitate them. */
    static String ownWords(UtteranceRecord utterance) {
        return utterance.role() == Role.ASSISTANT ? utterance.facts().authorsOwn(utterance.text()) : utterance.text();
    }

    static List<ChatMessage> messages(List<PromptLine> lines) {
        List<ChatMessage> messages = new ArrayList<>();
        List<PromptLine> block = new ArrayList<>();
        for (PromptLine line : lines) {
            if (!line.bySubscriber() && messages.isEmpty() && block.isEmpty()) {
                // Several chat templates refuse a history that begins with the assistant.
                continue;
            }
            if (!block.isEmpty() && !continues(block.get(block.size() - 1), line)) {
                messages.add(message(block));
                if (block.get(0).bySubscriber() && line.bySubscriber()) {
                    messages.add(ChatMessage.assistant(UNANSWERED));
                }
                block.clear();
            }
            block.add(line);
        }
        if (!block.isEmpty()) {
            messages.add(message(block));
        }
        return messages;
    }

    private static boolean continues(PromptLine before, PromptLine next) {
        return before.bySubscriber() == next.bySubscriber() && (!next.bySubscriber() || before.turn() == next.turn());
    }

    private static ChatMessage message(List<PromptLine> block) {
        String text = String.join("\n", block.stream().map(PromptLine::text).toList());
        return block.get(0).bySubscriber() ? ChatMessage.user(text) : ChatMessage.assistant(text);
    }

    private static String marked(String text, String mark) {
        return text.isEmpty() || mark.isEmpty() ? text + mark : text + " " + mark;
    }

    /** The mark for a phrase that the system said instead of the model, or after it. */
    private static String markOf(ReplyEnding ending) {
        if (ending == null) {
            return "";
        }
        return switch (ending) {
            case HANDED_OVER -> HANDED_OVER;
            case FAILED, OVERLOADED, BUDGET_SPENT -> UNANSWERED;
            case CUT_OFF -> CUT_OFF;
            case ANSWERED, INTERRUPTED -> "";
        };
    }

    /**
     * The marks for those phrases of the system that the model should know about. A phrase that only newer nodes know
     * is null.
     */
    private static String markOfPhrases(UtteranceFacts facts) {
        return facts.systemParts().stream()
                .map(SystemPart::phrase)
                .filter(Objects::nonNull)
                .map(phrase -> switch (phrase) {
                    case NOT_DONE -> NOT_DONE;
                    case EMERGENCY_POLICE, EMERGENCY_RESCUE, EMERGENCY_LIFELINE -> EMERGENCY;
                    default -> "";
                })
                .filter(mark -> !mark.isEmpty())
                .collect(Collectors.joining(" "));
    }

    /** An utterance with marks that tell the model its author and time, and whether and how it was delivered. */
    static String line(UtteranceRecord utterance, String time, String text) {
        String words =
                switch (utterance.role()) {
                    case SUBSCRIBER -> "[" + utterance.channel().label() + " " + time + "] " + text;
                    case AGENT -> "[agent " + DefusedText.ofName(utterance.authorName()) + " " + time + "] " + text;
                    case ASSISTANT ->
                        marked(
                                marked(text, markOfPhrases(utterance.facts())),
                                markOf(utterance.facts().ending()));
                    case SYSTEM -> DONE.formatted(text);
                };
        return switch (utterance.state()) {
            case INTERRUPTED -> marked(words, INTERRUPTED);
            case UNDELIVERED -> NOT_DELIVERED + " " + words;
            case COMPLETE, INCOMPLETE -> words;
        };
    }
}
