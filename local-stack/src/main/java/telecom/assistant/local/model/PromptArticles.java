package telecom.assistant.local.model;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the articles that a request contains before the subscriber's last message. */
final class PromptArticles {

    private static final Pattern BLOCK = Pattern.compile("\\[articles]\\n(.*?)\\[/articles]\\n", Pattern.DOTALL);
    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?])\\s+");
    private static final int SENTENCES_BRIEF = 2;
    private static final int SENTENCES = 4;

    private PromptArticles() {}

    /**
     * Whether a message is the gateway's request to leave a figure out of the previous draft, rather than an utterance.
     */
    static boolean asksAgain(String message) {
        return message.startsWith("(Answer again:");
    }

    /** A message without its articles, and without what it says about the subscriber. */
    static String without(String message) {
        return PromptSubscriber.without(BLOCK.matcher(message).replaceAll(""));
    }

    /** The beginning of the first article, which fits best; empty if the last message has none. */
    static Optional<String> answer(ChatRequest request, boolean brief) {
        if (!request.lastIsFrom("user")) {
            return Optional.empty();
        }
        Matcher block = BLOCK.matcher(
                request.messages().get(request.messages().size() - 1).text());
        if (!block.find()) {
            return Optional.empty();
        }
        String first = block.group(1).split("(?m)^## ", 3)[1];
        String body = first.substring(first.indexOf('\n') + 1).strip();
        List<String> sentences = SENTENCE_END.splitAsStream(body).toList();
        return Optional.of(String.join(
                " ", sentences.subList(0, Math.min(sentences.size(), brief ? SENTENCES_BRIEF : SENTENCES))));
    }
}
