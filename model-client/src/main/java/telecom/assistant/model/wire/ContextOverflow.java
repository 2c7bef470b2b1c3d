package telecom.assistant.model.wire;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The words in which servers say that a prompt is too long for their model. They have no error code in common: vLLM,
 * SGLang, TensorRT-LLM, TGI, llama.cpp, LM Studio and the hosted APIs of OpenAI, Anthropic, Google and Mistral each use
 * sentences of their own, and change them. What the sentences share is what they speak of, and that it is too much.
 */
final class ContextOverflow {

    private static final String TOO_MUCH =
            "(exceed|too (long|large|many)|(longer|greater|larger|more) than|overflow|must be <=|reached|at most)";
    private static final String SIZE = "(tokens?\\b|length|max_seq_len|max_num_tokens|max_model_len|context)";

    private static final List<Pattern> WORDINGS = List.of(
            Pattern.compile("maximum (context|input|model|prompt) length"),
            Pattern.compile("context[ _-](length|window|size|limit).*" + TOO_MUCH),
            Pattern.compile(TOO_MUCH + ".*context[ _-](length|window|size|limit)"),
            Pattern.compile("(available|only) context[ _-]size|context length of only"),
            Pattern.compile("(prompt|input|inputs|messages|conversation)\\b.{0,120}" + TOO_MUCH + ".*" + SIZE),
            Pattern.compile("(prompt|input|conversation) (is|was)? ?too (long|large)"),
            Pattern.compile("prompt exceeds|range of input length|inputs? must have less than"),
            Pattern.compile("reduce (the length of )?(the|your) (messages|prompt|input)"));

    private ContextOverflow() {}

    /** @param message what the server said, in lower case */
    static boolean isIn(String message) {
        String words = message.replace("`", "");
        return WORDINGS.stream().anyMatch(wording -> wording.matcher(words).find());
    }
}
