package telecom.assistant.model.tool;

import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Separates the calls in a streamed text from the prose around them, however the text is cut into pieces. Prose is
 * passed on at once, except for an ending that may be the beginning of {@code <tool_call>}. A Markdown fence around a
 * call belongs to the call, and white space after a call is dropped unless prose follows.
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
    private State state = State.TEXT;
    private boolean fenced;
    private int scanned;
    private boolean inString;
    private boolean escaped;

    private enum State {
        TEXT,
        CALL,
        AFTER_CALL
    }

    /** @param call receives what stands between the tags */
    CallSplitter(Consumer<String> text, Consumer<String> call) {
        this.text = text;
        this.call = call;
    }

    void feed(String piece) {
        held.append(piece);
        process();
    }

    /** How many characters are held back until more of the text arrives. */
    int held() {
        return held.length();
    }

    /**
     * Handles the end of the text.
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
            endCall(close, CLOSE.length());
            process();
        }
        String rest = take(held.length());
        if (cut) {
            return;
        }
        if (state == State.CALL && WrittenCalls.looksLikeCall(rest)) {
            call.accept(rest);
        } else if (state == State.CALL) {
            emit(OPEN + rest);
        } else if (state == State.TEXT || !rest.isBlank()) {
            emit(rest);
        }
    }

    private void process() {
        boolean more = true;
        while (more) {
            more = switch (state) {
                case TEXT -> inText();
                case CALL -> inCall();
                case AFTER_CALL -> afterCall();
            };
        }
    }

    private boolean inText() {
        Matcher beginning = BEGINNING.matcher(held);
        if (!beginning.find()) {
            emit(take(possibleBeginning(beginning)));
            return false;
        }
        // The matcher's positions refer to the held text, so read them before that changes.
        int length = beginning.end() - beginning.start();
        fenced |= beginning.start(1) >= 0;
        emit(take(beginning.start()));
        held.delete(0, length);
        state = State.CALL;
        scanned = 0;
        inString = false;
        escaped = false;
        return true;
    }

    /** Where in the held text a call may begin, depending on what follows; its end if nowhere. */
    private int possibleBeginning(Matcher beginning) {
        int at = 0;
        while (at < held.length() && (beginning.region(at, held.length()).lookingAt() || !beginning.hitEnd())) {
            at++;
        }
        return at;
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
                boolean closes = isAt(CLOSE);
                if (closes || isAt(OPEN)) {
                    // A call that the model forgot to close ends where the next one begins.
                    endCall(scanned, closes ? CLOSE.length() : 0);
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

    private void endCall(int length, int tagLength) {
        String body = take(length);
        held.delete(0, tagLength);
        state = State.AFTER_CALL;
        call.accept(body);
    }

    private boolean afterCall() {
        String rest = held.toString().stripLeading();
        int start = held.length() - rest.length();
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
        state = State.TEXT;
        return true;
    }

    private String take(int length) {
        String taken = held.substring(0, length);
        held.delete(0, length);
        return taken;
    }

    private void emit(String said) {
        if (!said.isEmpty()) {
            text.accept(said);
        }
    }
}
