package telecom.assistant.local.model;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An utterance of the subscriber: its text without the channel tag, and the channel, which is empty if there was no
 * tag.
 */
record Utterance(String channel, String text) {
    private static final Pattern TAG =
            Pattern.compile("^\\s*\\[(voice|sms|web)(?: [^\\[\\]]{1,16})?]\\s*", Pattern.CASE_INSENSITIVE);
    private static final Pattern BEFORE_TAG =
            Pattern.compile("(?=\\[(?:voice|sms|web)(?: [^\\[\\]]{1,16})?])", Pattern.CASE_INSENSITIVE);

    /** The utterances of all user messages, in order; a message may hold several, each with its tag. */
    static List<Utterance> in(ChatRequest request) {
        return request.messages().stream()
                .filter(message -> message.isFrom("user") && !PromptArticles.asksAgain(message.text()))
                .flatMap(message -> split(PromptArticles.without(message.text())))
                .toList();
    }

    /** The utterances of one message, each with its tag. */
    static Stream<Utterance> split(String text) {
        return BEFORE_TAG.splitAsStream(text).map(Utterance::parse).filter(utterance -> !utterance
                .text()
                .isEmpty());
    }

    private static Utterance parse(String text) {
        Matcher tag = TAG.matcher(text);
        return tag.find()
                ? new Utterance(
                        tag.group(1).toLowerCase(Locale.ROOT),
                        text.substring(tag.end()).strip())
                : new Utterance("", text.strip());
    }
}
