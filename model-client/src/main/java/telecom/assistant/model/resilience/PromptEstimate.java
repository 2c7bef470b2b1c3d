package telecom.assistant.model.resilience;

import telecom.assistant.model.ChatMessage;
import telecom.assistant.model.ModelRequest;
import telecom.assistant.model.ToolCall;
import telecom.assistant.model.ToolSpec;
import telecom.assistant.model.Usage;

/**
 * How long a prompt is: in characters, as long as it is not told of tools in words, and in tokens by an estimate that is
 * corrected by what the tier reports, because only the tier knows its tokenizer. Thread-safe.
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
        return (int) Math.ceil(Length.of(request).tokens() * correction);
    }

    /** Of words that a model wrote. */
    double tokens(String text) {
        Length length = new Length();
        length.count(text);
        return length.tokens() * correction;
    }

    int characters(ModelRequest request) {
        return Length.of(request).characters();
    }

    /** Takes what the tier counted for this request. */
    void learn(ModelRequest request, Usage reported) {
        if (reported.promptTokens() > 0) {
            double seen = reported.promptTokens() / Length.of(request).tokens();
            double moved = correction + NEWEST_COUNTS * (seen - correction);
            correction = Math.max(LEAST, Math.min(MOST, moved));
        }
    }

    /** What a prompt consists of, without a copy of it. */
    private static final class Length {
        private int ascii;
        private int other;
        private int parts;

        static Length of(ModelRequest request) {
            Length length = new Length();
            request.messages().forEach(length::add);
            for (ToolSpec tool : request.tools()) {
                length.part(tool.name(), tool.description(), tool.parameters().toString());
            }
            return length;
        }

        int characters() {
            return ascii + other;
        }

        double tokens() {
            return ascii * TOKENS_PER_ASCII + other * TOKENS_PER_OTHER + parts * TOKENS_PER_MESSAGE;
        }

        private void add(ChatMessage message) {
            if (message instanceof ChatMessage.System system) {
                part(system.text());
            } else if (message instanceof ChatMessage.User user) {
                part(user.text());
            } else if (message instanceof ChatMessage.ToolResult result) {
                part(result.text());
            } else if (message instanceof ChatMessage.Assistant assistant) {
                part(assistant.text());
                for (ToolCall call : assistant.toolCalls()) {
                    part(call.name(), call.arguments());
                }
            }
        }

        private void part(String... texts) {
            parts++;
            for (String text : texts) {
                count(text);
            }
        }

        private void count(String text) {
            for (int i = 0; i < text.length(); i++) {
                if (text.charAt(i) < ASCII_END) {
                    ascii++;
                } else {
                    other++;
                }
            }
        }
    }
}
