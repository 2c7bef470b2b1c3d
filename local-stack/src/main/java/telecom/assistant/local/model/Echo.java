package telecom.assistant.local.model;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import java.util.stream.Collectors;
import telecom.assistant.local.model.ChatRequest.Message;

/**
 * Answers by repeating what was said, with filler that carries the number of the request, so that the text itself shows
 * when an answer reaches the wrong subscriber, is generated twice, or contains part of a superseded one. A complete
 * answer ends with "Over."
 *
 * @param words the smallest number of filler words; the largest is twice that
 * @param tokens how many tokens a whole answer has, whatever {@code words} says; 0 for any number
 */
record Echo(int words, int tokens) {
    private static final String[] FILLER = {
        "alpha", "bravo", "charlie", "delta", "echo", "foxtrot", "golf", "hotel", "india", "juliett", "kilo", "lima"
    };
    private static final int WORDS_PER_CLAUSE = 4;

    /** The tokens that are neither filler nor what was said: "Answer", the number, "to:" and "Over.". */
    private static final int FIXED_TOKENS = 4;

    Echo(int words) {
        this(words, 0);
    }

    /** Answers that all have the same length. */
    static Echo ofTokens(int tokens) {
        return new Echo(0, tokens);
    }

    ModelReply replyTo(ChatRequest request, long number) {
        return new ModelReply.Text("", text(number, unanswered(request)));
    }

    /** The whole answer that request {@code number} gets to what was said. */
    String text(long number, String said) {
        return "Answer %d to: %s. %s. Over.".formatted(number, said, filler(number, said));
    }

    /** What the subscriber has said since the assistant last spoke. */
    private static String unanswered(ChatRequest request) {
        Deque<Message> waiting = new ArrayDeque<>();
        for (int i = request.messages().size() - 1; i >= 0; i--) {
            Message message = request.messages().get(i);
            if (!message.isFrom("user")) {
                break;
            }
            waiting.addFirst(message);
        }
        return waiting.stream()
                .flatMap(message -> Utterance.split(message.text()))
                .map(Utterance::text)
                .collect(Collectors.joining(" / "));
    }

    private String filler(long number, String said) {
        Random random = new Random(number);
        StringBuilder filler = new StringBuilder();
        int count = tokens == 0
                ? words + random.nextInt(words + 1)
                : Math.max(1, tokens - FIXED_TOKENS - Tokenizer.count(said));
        for (int i = 0; i < count; i++) {
            String word = FILLER[random.nextInt(FILLER.length)];
            filler.append(i == 0 ? "" : i % WORDS_PER_CLAUSE == 0 ? ", " : " ")
                    .append(word)
                    .append('-')
                    .append(number);
        }
        return filler.toString();
    }
}
