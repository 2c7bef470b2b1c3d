package telecom.assistant.model.tool;

import java.util.Collection;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Separates calls that a model wrote without any tag from the prose around them, however the text is cut into pieces:
 * JSON objects such as {@code {"name": …, "arguments": {…}}}, lists of these, and {@code tool(key="value")}. Such a
 * call begins at the start of a line, possibly after a Markdown fence. Text is held back only while it may be a call.
 */
final class BareCallSplitter {

    private static final String FENCE = "```";
    private static final String OBJECT = "\\{\\s{0,8}\"(?:name|function|tool|arguments|parameters)\"\\s{0,8}:";

    private final Pattern beginning;
    private final Consumer<String> text;
    private final Consumer<String> call;
    private final StringBuilder held = new StringBuilder();
    private boolean atLineStart = true;
    private boolean fenced;

    /** @param call receives each complete call, verbatim, without its fence */
    BareCallSplitter(Collection<String> tools, Consumer<String> text, Consumer<String> call) {
        // Without tools, no name matches.
        String names =
                tools.isEmpty() ? "(?!)" : tools.stream().map(Pattern::quote).collect(Collectors.joining("|"));
        this.beginning = Pattern.compile("(?<fence>" + FENCE + "[a-zA-Z_]{0,16}\\s{0,4})?(?:" + OBJECT + "|\\[\\s{0,8}"
                + OBJECT + "|\\[?(?:functions\\.)?(?:" + names + ")\\s{0,4}\\()");
        this.text = text;
        this.call = call;
    }

    void feed(String piece) {
        held.append(piece);
        boolean more = true;
        while (more && !held.isEmpty()) {
            more = atLineStart ? beginLine() : continueLine();
        }
    }

    /** How many characters are held back until more of the text arrives. */
    int held() {
        return held.length();
    }

    /** Handles the end of the text. An incomplete call is dropped, because the model did not mean it as text. */
    void end() {
        if (!beginning.matcher(held).lookingAt() && !(fenced && FENCE.startsWith(held.toString()))) {
            pass(held.length());
        }
        held.setLength(0);
    }

    private boolean beginLine() {
        if (Character.isWhitespace(held.charAt(0))) {
            pass(1);
            atLineStart = true;
            return true;
        }
        if (fenced && held.indexOf(FENCE) == 0) {
            held.delete(0, FENCE.length());
            fenced = false;
            return true;
        }
        Matcher call = beginning.matcher(held);
        if (call.lookingAt()) {
            return takeCall(call.group("fence"));
        }
        if (call.hitEnd() || (fenced && FENCE.startsWith(held.toString()))) {
            return false;
        }
        fenced = false;
        atLineStart = false;
        return true;
    }

    private boolean takeCall(String fence) {
        int from = fence == null ? 0 : fence.length();
        int end = endOfBrackets(from);
        if (end < 0) {
            return false;
        }
        String written = held.substring(from, end);
        held.delete(0, end);
        fenced = fence != null;
        call.accept(written);
        return true;
    }

    private boolean continueLine() {
        int newline = held.indexOf("\n");
        pass(newline < 0 ? held.length() : newline + 1);
        atLineStart = newline >= 0;
        return atLineStart;
    }

    /** The position after the bracket that closes the first one; -1 if it has not arrived yet. */
    private int endOfBrackets(int from) {
        int depth = 0;
        char quote = 0;
        for (int i = from; i < held.length(); i++) {
            char next = held.charAt(i);
            if (quote != 0) {
                if (next == '\\') {
                    i++;
                } else if (next == quote) {
                    quote = 0;
                }
            } else if (next == '"' || next == '\'') {
                quote = next;
            } else if ("{[(".indexOf(next) >= 0) {
                depth++;
            } else if ("}])".indexOf(next) >= 0 && --depth == 0) {
                return i + 1;
            }
        }
        return -1;
    }

    private void pass(int length) {
        String passed = held.substring(0, length);
        held.delete(0, length);
        if (!passed.isEmpty()) {
            text.accept(passed);
        }
    }
}
