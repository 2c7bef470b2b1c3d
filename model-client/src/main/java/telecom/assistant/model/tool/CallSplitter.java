package telecom.assistant.model.tool;

import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Separates the calls in a streamed text from the words around them, however the text is cut into pieces. Words are
 * passed on at once, except for an ending that may be the beginning of {@code <tool_call>}. A Markdown fence around a
 * call belongs to the call, and white space after a call is dropped unless words follow.
 *
 * <p>A call ends at the first closing tag outside its JSON strings.
 */
final class CallSplitter {

    static final String OPEN = "<tool_call>";
    static final String CLOSE = "</tool_call>";

    private static final String FENCE = "```";
    private static final Pattern BEGINNING = Pattern.compile("(" + FENCE + "[a-zA-Z_]{0,16}\\s{0,4})?" + OPEN);

    private final Consumer<String> text;
    private final Consumer<String> call;
    private final StringBuilder held = new StringBuilder();
    private State state = State.WORDS;
    private boolean fenced;
    private int scanned;
    private boolean inString;
    private boolean escaped;

    private enum State {
        WORDS,
        CALL,
        AFTER_CALL
    }

    /** @param call gets what stands between the tags */
    CallSplitter(Consumer<String> text, Consumer<String> call) {
        this.text = text;
        this.call = call;
    }

    void feed(String piece) {
        held.append(piece);
        goOn();
    }

    /** How many characters are waiting for what follows them. */
    int held() {
        return held.length();
    }

    /**
     * Takes the end of the text.
     *
     * @param cut whether the model was cut off before it had finished
     */
    void end(boolean cut) {
        while (state == State.CALL) {
            // One quotation mark too many makes the closing tag look like part of a string.
            int close = held.indexOf(CLOSE);
            if (close < 0) {
                break;
            }
            endCall(close, close + CLOSE.length());
            goOn();
        }
        String rest = held.toString();
        held.setLength(0);
        if (state == State.CALL) {
            unclosed(rest, cut);
        } else if (!cut && !(state == State.AFTER_CALL && rest.isBlank())) {
            words(rest);
        }
    }

    private void unclosed(String body, boolean cut) {
        if (cut) {
            return;
        }
        if (WrittenCalls.looksLikeOne(body)) {
            call.accept(body);
        } else {
            words(OPEN + body);
        }
    }

    private void goOn() {
        boolean more = true;
        while (more) {
            more = switch (state) {
                case WORDS -> inWords();
                case CALL -> inCall();
                case AFTER_CALL -> afterCall();
            };
        }
    }

    private boolean inWords() {
        Matcher beginning = BEGINNING.matcher(held);
        if (beginning.find()) {
            // The matcher's positions refer to the held text, so read them before that changes.
            boolean withFence = beginning.start(1) >= 0;
            int length = beginning.end() - beginning.start();
            take(beginning.start());
            beginCall(length, withFence);
            return true;
        }
        take(possibleBeginning(beginning));
        return false;
    }

    private int possibleBeginning(Matcher beginning) {
        for (int at = 0; at < held.length(); at++) {
            char first = held.charAt(at);
            if ((first == '<' || first == '`') && mayBegin(beginning, at)) {
                return at;
            }
        }
        return held.length();
    }

    private boolean mayBegin(Matcher beginning, int at) {
        return !beginning.region(at, held.length()).lookingAt() && beginning.hitEnd();
    }

    private void beginCall(int tagLength, boolean withFence) {
        fenced |= withFence;
        held.delete(0, tagLength);
        state = State.CALL;
        scanned = 0;
        inString = false;
        escaped = false;
    }

    private boolean inCall() {
        for (; scanned < held.length(); scanned++) {
            char next = held.charAt(scanned);
            if (inString) {
                inString = escaped || next != '"';
                escaped = !escaped && next == '\\';
            } else if (next == '"') {
                inString = true;
            } else if (next == '<') {
                if (isAt(CLOSE)) {
                    endCall(scanned, scanned + CLOSE.length());
                    return true;
                }
                if (isAt(OPEN)) {
                    // The model forgot to close the call before this one.
                    endCall(scanned, scanned);
                    return true;
                }
                if (mayBecome(CLOSE) || mayBecome(OPEN)) {
                    return false;
                }
            }
        }
        return false;
    }

    private boolean isAt(String tag) {
        return held.indexOf(tag, scanned) == scanned;
    }

    private boolean mayBecome(String tag) {
        int length = held.length() - scanned;
        return length < tag.length() && tag.startsWith(held.substring(scanned));
    }

    private void endCall(int bodyEnd, int tagEnd) {
        String body = held.substring(0, bodyEnd);
        held.delete(0, tagEnd);
        state = State.AFTER_CALL;
        call.accept(body);
    }

    private boolean afterCall() {
        int start = 0;
        while (start < held.length() && Character.isWhitespace(held.charAt(start))) {
            start++;
        }
        String rest = held.substring(start);
        if (fenced && rest.startsWith(FENCE)) {
            held.delete(0, start + FENCE.length());
            fenced = false;
            return true;
        }
        if (rest.isEmpty() || (fenced && FENCE.startsWith(rest))) {
            return false;
        }
        Matcher beginning = BEGINNING.matcher(rest);
        if (beginning.lookingAt()) {
            held.delete(0, start);
        } else if (beginning.hitEnd()) {
            return false;
        } else {
            fenced = false;
        }
        state = State.WORDS;
        return true;
    }

    private void take(int length) {
        words(held.substring(0, length));
        held.delete(0, length);
    }

    private void words(String said) {
        if (!said.isEmpty()) {
            text.accept(said);
        }
    }
}
