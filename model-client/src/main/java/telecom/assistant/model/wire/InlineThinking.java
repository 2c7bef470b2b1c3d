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
            // Nothing is held back any more, and this is where nearly all of an answer passes.
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
        if (state == State.ANSWERING) {
            pass(held.length(), said);
        }
    }

    /** The answer has ended: what might have become a tag is not one. */
    void end() {
        pass(held.length(), state == State.THINKING ? thought : said);
    }

    private void head() {
        String text = held.toString().stripLeading();
        if (text.startsWith(BEGIN)) {
            held.delete(0, held.length() - text.length() + BEGIN.length());
            state = State.THINKING;
        } else if (!BEGIN.startsWith(text)) {
            state = State.ANSWERING;
        }
    }

    private void think() {
        int end = held.indexOf(END);
        if (end < 0) {
            pass(held.length() - partialTagLength(), thought);
        } else {
            pass(end, thought);
            held.delete(0, END.length());
            state = State.BETWEEN;
        }
    }

    private void skipWhiteSpace() {
        String answer = held.toString().stripLeading();
        held.delete(0, held.length() - answer.length());
        if (!answer.isEmpty()) {
            state = State.ANSWERING;
        }
    }

    /** How many characters at the end may be the beginning of the closing tag. */
    private int partialTagLength() {
        int length = Math.min(held.length(), END.length() - 1);
        while (!END.startsWith(held.substring(held.length() - length))) {
            length--;
        }
        return length;
    }

    private void pass(int length, Consumer<String> on) {
        String words = held.substring(0, length);
        held.delete(0, length);
        if (!words.isEmpty()) {
            on.accept(words);
        }
    }
}
