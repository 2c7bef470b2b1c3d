package telecom.assistant.model.wire;

import java.util.function.Consumer;

/**
 * Separates what a model thinks from what it says where a server sends both as content: a tier without a reasoning
 * parser puts {@code <think>…</think>} at the beginning of the answer. The tags may be split anywhere between pieces.
 */
final class InlineThinking {

    private static final String BEGIN = "<think>";
    private static final String END = "</think>";

    private final Consumer<String> thought;
    private final Consumer<String> said;
    private final StringBuilder held = new StringBuilder();
    private State state = State.HEAD;

    private enum State {
        /** Nothing so far but white space or the beginning of a tag. */
        HEAD,
        THINKING,
        /** The thinking has ended, and the first word of the answer is still to come. */
        BETWEEN,
        ANSWERING
    }

    InlineThinking(Consumer<String> thought, Consumer<String> said) {
        this.thought = thought;
        this.said = said;
    }

    void accept(String piece) {
        if (state == State.ANSWERING) {
            said.accept(piece);
            return;
        }
        held.append(piece);
        if (state == State.HEAD) {
            head();
        }
        if (state == State.THINKING) {
            think();
        }
        if (state == State.BETWEEN) {
            skipWhiteSpace();
        }
    }

    /** The answer has ended: what might have become a tag is not one. */
    void end() {
        if (!held.isEmpty() && state != State.BETWEEN) {
            (state == State.THINKING ? thought : said).accept(take(held.length()));
        }
    }

    private void head() {
        String text = held.toString().stripLeading();
        if (text.startsWith(BEGIN)) {
            take(held.length() - text.length() + BEGIN.length());
            state = State.THINKING;
        } else if (!BEGIN.startsWith(text)) {
            state = State.ANSWERING;
            said.accept(take(held.length()));
        }
    }

    private void think() {
        int end = held.indexOf(END);
        if (end < 0) {
            hand(take(held.length() - begunTag()));
        } else {
            hand(take(end));
            take(END.length());
            state = State.BETWEEN;
        }
    }

    private void hand(String words) {
        if (!words.isEmpty()) {
            thought.accept(words);
        }
    }

    private void skipWhiteSpace() {
        String answer = held.toString().stripLeading();
        if (!answer.isEmpty()) {
            state = State.ANSWERING;
            held.setLength(0);
            said.accept(answer);
        }
    }

    /** How many characters at the end may be the beginning of the closing tag. */
    private int begunTag() {
        int length = Math.min(held.length(), END.length() - 1);
        while (!END.startsWith(held.substring(held.length() - length))) {
            length--;
        }
        return length;
    }

    private String take(int length) {
        String taken = held.substring(0, length);
        held.delete(0, length);
        return taken;
    }
}
