package telecom.assistant.model.wire;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Recognizes the messages with which servers report that a prompt is too long for their model. These messages share no
 * error code: vLLM, SGLang, TensorRT-LLM, TGI, llama.cpp, LM Studio and the hosted APIs of OpenAI, Anthropic, Google
 * and Mistral each have their own sentences, and change them. What these sentences have in common is that they name a
 * size and call it too large.
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

    /** @param message the server's message, in lower case */
    static boolean isReportedIn(String message) {
        String text = message.replace("`", "");
        return WORDINGS.stream().anyMatch(wording -> wording.matcher(text).find());
    }
}
