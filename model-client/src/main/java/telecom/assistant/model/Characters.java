package telecom.assistant.model;

import java.util.List;

/**
 * How long a text is, in UTF-16 units. ASCII characters are counted apart from the others, because a token holds several
 * of them, but only about one of the others, such as Hangul syllables.
 */
public record Characters(long ascii, long other) {

    public static final Characters NONE = new Characters(0, 0);

    /** What a chat template puts around a message: markers for its role and its end. */
    private static final Characters FRAME = new Characters(16, 0);

    private static final int ASCII_END = 0x80;

    /** The length of one text. */
    public static Characters of(CharSequence text) {
        int ascii = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ASCII_END) {
                ascii++;
            }
        }
        return new Characters(ascii, text.length() - ascii);
    }

    /** The length of a message, with what the tier's chat template adds to it. */
    public static Characters ofMessage(CharSequence text) {
        return of(text).plus(FRAME);
    }

    /** The length of a tool as the tier's chat template writes it out. */
    public static Characters of(ToolSpec tool) {
        return ofMessage(tool.name() + tool.description() + tool.parameters());
    }

    /**
     * The length of messages and tools as a tier gets them; {@link ModelRequest#characters} remembers it for a request.
     */
    static Characters of(List<ChatMessage> messages, List<ToolSpec> tools) {
        Characters sent = NONE;
        for (ChatMessage message : messages) {
            sent = sent.plus(ofMessage(message.text()));
            for (ToolCall call : message.toolCalls()) {
                sent = sent.plus(of(call.name())).plus(of(call.arguments()));
            }
        }
        for (ToolSpec tool : tools) {
            sent = sent.plus(of(tool));
        }
        return sent;
    }

    public Characters plus(Characters more) {
        return new Characters(ascii + more.ascii, other + more.other);
    }

    /** The larger of the two counts for each kind of character. */
    public Characters orLonger(Characters that) {
        return new Characters(Math.max(ascii, that.ascii), Math.max(other, that.other));
    }

    public long total() {
        return ascii + other;
    }
}
