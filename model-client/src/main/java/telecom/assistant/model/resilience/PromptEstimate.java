package telecom.assistant.model.resilience;

import telecom.assistant.model.ChatMessage;
import telecom.assistant.model.ModelRequest;
import telecom.assistant.model.ToolCall;
import telecom.assistant.model.ToolSpec;
import telecom.assistant.model.Usage;

/**
 * How long a prompt is: exactly in characters, and in tokens by an estimate that is corrected by what the tier reports,
 * because only the tier knows its tokenizer. Thread-safe.
 */
public final class PromptEstimate {

    /** Rather too much than too little: of Korean, tokenizers make a token of one syllable or of two. */
    private static final double TOKENS_PER_ASCII = 0.3;

    private static final double TOKENS_PER_OTHER = 0.9;

    /** What a chat template puts around a message. */
    private static final int TOKENS_PER_MESSAGE = 5;

    private static final int ASCII_END = 0x80;
    private static final double NEWEST_COUNTS = 0.1;
    private static final double LEAST = 0.2;
    private static final double MOST = 4;

    private volatile double correction = 1;

    int tokens(ModelRequest request) {
        return (int) Math.ceil(uncorrected(request) * correction);
    }

    int characters(ModelRequest request) {
        return text(request).length();
    }

    /** Takes what the tier counted for this request. */
    void learn(ModelRequest request, Usage reported) {
        if (reported.promptTokens() > 0) {
            double seen = reported.promptTokens() / uncorrected(request);
            double moved = correction + NEWEST_COUNTS * (seen - correction);
            correction = Math.max(LEAST, Math.min(MOST, moved));
        }
    }

    private static double uncorrected(ModelRequest request) {
        String text = text(request);
        long ascii = text.chars().filter(unit -> unit < ASCII_END).count();
        int parts = request.messages().size() + request.tools().size();
        return ascii * TOKENS_PER_ASCII + (text.length() - ascii) * TOKENS_PER_OTHER + parts * TOKENS_PER_MESSAGE;
    }

    private static String text(ModelRequest request) {
        StringBuilder all = new StringBuilder();
        request.messages().forEach(message -> append(all, message));
        for (ToolSpec tool : request.tools()) {
            all.append(tool.name()).append(tool.description()).append(tool.parameters());
        }
        return all.toString();
    }

    private static void append(StringBuilder all, ChatMessage message) {
        if (message instanceof ChatMessage.System system) {
            all.append(system.text());
        } else if (message instanceof ChatMessage.User user) {
            all.append(user.text());
        } else if (message instanceof ChatMessage.ToolResult result) {
            all.append(result.text());
        } else if (message instanceof ChatMessage.Assistant assistant) {
            all.append(assistant.text());
            for (ToolCall call : assistant.toolCalls()) {
                all.append(call.name()).append(call.arguments());
            }
        }
    }
}
