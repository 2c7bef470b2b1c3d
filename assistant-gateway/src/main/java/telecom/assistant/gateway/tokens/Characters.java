package telecom.assistant.gateway.tokens;

import java.util.stream.Collectors;
import telecom.assistant.model.ChatMessage;
import telecom.assistant.model.ModelRequest;
import telecom.assistant.model.ToolSpec;

/**
 * How long a text is, in UTF-16 units, apart by what a token holds of it: several ASCII characters, but of others, such
 * as Hangul, about one.
 */
public record Characters(long ascii, long other) {

    public static final Characters NONE = new Characters(0, 0);

    /** What a chat template puts around a message: markers of its role and of its end. */
    private static final Characters FRAME = new Characters(16, 0);

    private static final int ASCII_END = 0x80;

    /** Of one text. Without a stream, because it runs for every token that a model writes. */
    public static Characters of(CharSequence text) {
        int ascii = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ASCII_END) {
                ascii++;
            }
        }
        return new Characters(ascii, text.length() - ascii);
    }

    /** A message's, with what the tier's chat template adds to it. */
    public static Characters ofMessage(CharSequence text) {
        return of(text).plus(FRAME);
    }

    /** A tool's, as the tier's chat template writes it out. */
    public static Characters of(ToolSpec tool) {
        return ofMessage(tool.name() + tool.description() + tool.parameters());
    }

    /** All that a tier is sent as prompt. */
    public static Characters of(ModelRequest request) {
        Characters sent = NONE;
        for (ChatMessage message : request.messages()) {
            sent = sent.plus(ofMessage(text(message)));
        }
        for (ToolSpec tool : request.tools()) {
            sent = sent.plus(of(tool));
        }
        return sent;
    }

    public Characters plus(Characters more) {
        return new Characters(ascii + more.ascii, other + more.other);
    }

    /** At least as long as both, in each kind. */
    public Characters orLonger(Characters that) {
        return new Characters(Math.max(ascii, that.ascii), Math.max(other, that.other));
    }

    long total() {
        return ascii + other;
    }

    private static String text(ChatMessage message) {
        if (message instanceof ChatMessage.System system) {
            return system.text();
        }
        if (message instanceof ChatMessage.User user) {
            return user.text();
        }
        return message instanceof ChatMessage.Assistant assistant
                ? assistant.text() + calls(assistant)
                : ((ChatMessage.ToolResult) message).text();
    }

    private static String calls(ChatMessage.Assistant assistant) {
        return assistant.toolCalls().stream()
                .map(call -> call.name() + call.arguments())
                .collect(Collectors.joining());
    }
}
