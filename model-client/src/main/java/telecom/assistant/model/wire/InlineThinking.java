package telecom.assistant.model.wire;

import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Separates a model's thoughts from its answer where a server without a reasoning parser sends both as content.
 * Thoughts are enclosed in tags such as {@code <think>…</think>}, anywhere and any number of times, or in the {@code
 * analysis} and {@code commentary} channels of OpenAI's Harmony format. The marks may be split anywhere between pieces;
 * text is held back only while it may become a mark. A closing tag without an opening one is passed on.
 */
final class InlineThinking {

    private static final String TAGS = "(?:think|thinking|thought|reasoning)";

    private static final Pattern BEGIN = Pattern.compile(
            "(?<tag><" + TAGS + ">)"
                    + "|(?:<\\|start\\|>assistant)?<\\|channel\\|>(?<channel>analysis|commentary|final)"
                    + "[^<>|]{0,80}<\\|message\\|>",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern TAG_END = Pattern.compile("</" + TAGS + ">", Pattern.CASE_INSENSITIVE);
    private static final Pattern MESSAGE_END = Pattern.compile("<\\|(?:end|call|return)\\|>");

    private final Consumer<String> thought;
    private final Consumer<String> answer;
    private final StringBuilder held = new StringBuilder();

    /** The mark that ends the current thought; null outside thoughts. */
    private Pattern end;

    /** Whether white space is dropped next to a thought, so that the thought leaves no gap in the answer. */
    private boolean afterGap = true;

    private boolean thoughtBefore;

    InlineThinking(Consumer<String> thought, Consumer<String> answer) {
        this.thought = thought;
        this.answer = answer;
    }

    void accept(String piece) {
        held.append(piece);
        boolean more = true;
        while (more) {
            more = end == null ? readAnswer() : readThought();
        }
    }

    /** Handles the end of the answer: text that might have become a mark is passed on. */
    void end() {
        if (end == null) {
            say(held.length());
        } else {
            pass(held.length(), thought);
        }
    }

    /**
     * Passes on text of the answer. Returns whether a thought, or another part of the answer, begins in the held text.
     */
    private boolean readAnswer() {
        if (afterGap && held.toString().isBlank()) {
            return false;
        }
        Matcher begin = BEGIN.matcher(held);
        int at = possibleStart(begin);
        boolean gap = afterGap && held.substring(0, at).isBlank();
        if (at == held.length() || !begin.lookingAt()) {
            say(gap ? 0 : at);
            return false;
        }
        int length = begin.end() - at;
        Pattern ending = endOf(begin);
        if (gap) {
            held.delete(0, at);
        } else {
            say(at);
        }
        held.delete(0, length);
        thoughtBefore = true;
        end = ending;
        return true;
    }

    /** The mark that ends the thought beginning with this one; null if this one begins the answer instead. */
    private static Pattern endOf(Matcher begin) {
        if (begin.group("tag") != null) {
            return TAG_END;
        }
        return begin.group("channel").equalsIgnoreCase("final") ? null : MESSAGE_END;
    }

    private boolean readThought() {
        Matcher ending = end.matcher(held);
        int at = possibleStart(ending);
        boolean ended = at < held.length() && ending.lookingAt();
        int length = ended ? ending.end() - at : 0;
        pass(at, thought);
        held.delete(0, length);
        if (ended) {
            end = null;
        }
        return ended;
    }

    /**
     * The position where a mark begins, or may begin depending on what follows; the end of the held text if there is
     * none.
     */
    private int possibleStart(Matcher mark) {
        int at = held.indexOf("<");
        while (at >= 0) {
            if (mark.region(at, held.length()).lookingAt() || mark.hitEnd()) {
                return at;
            }
            at = held.indexOf("<", at + 1);
        }
        return held.length();
    }

    private void say(int length) {
        int from = 0;
        if (afterGap && thoughtBefore) {
            while (from < length && Character.isWhitespace(held.charAt(from))) {
                from++;
            }
        }
        held.delete(0, from);
        int rest = length - from;
        if (rest > 0) {
            afterGap = Character.isWhitespace(held.charAt(rest - 1));
            thoughtBefore = false;
        }
        pass(rest, answer);
    }

    private void pass(int length, Consumer<String> receiver) {
        String text = held.substring(0, length);
        held.delete(0, length);
        if (!text.isEmpty()) {
            receiver.accept(text);
        }
    }
}
