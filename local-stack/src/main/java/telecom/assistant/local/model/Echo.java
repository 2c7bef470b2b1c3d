package telecom.assistant.local.model;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import java.util.stream.Collectors;
import telecom.assistant.local.model.ChatRequest.Message;

/**
 * Answers with the words that wait for an answer, and filler that bears the request's number: words that reach the wrong
 * subscriber, answers that were generated twice and pieces of an overtaken one are seen in the text. A whole answer ends
 * with "Over."
 *
 * @param words how many words of filler there are at least; at most twice as many
 */
record Echo(int words) {
    private static final String[] FILLER = {
        "alpha", "bravo", "charlie", "delta", "echo", "foxtrot", "golf", "hotel", "india", "juliett", "kilo", "lima"
    };
    private static final int CLAUSE = 4;

    Reply replyTo(ChatRequest request, long number) {
        return new Reply.Words("", text(number, unanswered(request)));
    }

    /** The whole answer of this number to what was said. */
    String text(long number, String said) {
        return "Answer %d to: %s. %s. Over.".formatted(number, said, filler(number));
    }

    /** What the subscriber has said since the assistant spoke last. */
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
                .map(Utterance::words)
                .collect(Collectors.joining(" / "));
    }

    private String filler(long number) {
        Random random = new Random(number);
        StringBuilder filler = new StringBuilder();
        int count = words + random.nextInt(words + 1);
        for (int i = 0; i < count; i++) {
            String word = FILLER[random.nextInt(FILLER.length)];
            filler.append(i == 0 ? "" : i % CLAUSE == 0 ? ", " : " ")
                    .append(word)
                    .append('-')
                    .append(number);
        }
        return filler.toString();
    }
}
