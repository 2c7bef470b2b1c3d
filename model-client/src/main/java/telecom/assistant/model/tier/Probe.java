package telecom.assistant.model.tier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import telecom.assistant.model.Capability;
import telecom.assistant.model.ChatMessage;
import telecom.assistant.model.ModelChunk;
import telecom.assistant.model.ModelFailure;
import telecom.assistant.model.ModelFailure.Reason;
import telecom.assistant.model.ModelRequest;
import telecom.assistant.model.Purpose;
import telecom.assistant.model.ToolSpec;

/**
 * The one small request by which a tier is asked about a capability, and what its outcome says. A tier that answers has
 * accepted what it was sent. Only with tools that is not enough, because some servers ignore them without a word: the
 * model has to make a call with a code that stands only in the tool's schema. If the question named the tool, a model
 * could write the call without having seen the tool. If it makes no such call, the tools go into the prompt, which
 * suits any model.
 */
record Probe(Capability about) {

    /** Room for thoughts that cannot be switched off. */
    private static final int LONGEST_CALL = 256;

    private static final int LONGEST_ANSWER = 16;

    /** After these failures, the other questions would get no answer either. */
    private static final Set<Reason> NOT_AT_ALL =
            EnumSet.of(Reason.UNREACHABLE, Reason.OVERLOADED, Reason.UNAUTHORIZED, Reason.NOT_FOUND);

    /** With these, the tier was not asked at all, and the other questions would not be either. */
    private static final Set<Reason> LIMITS_OF_THIS_NODE = EnumSet.of(Reason.BULKHEAD_FULL, Reason.QUOTA_SPENT);

    /** Only a model that was shown the tool can know it. */
    private static final String CODE = "amber-41";

    private static final ToolSpec TOOL =
            new ToolSpec("confirm_ready", "Confirms that the assistant is ready.", parameters());

    ModelRequest request() {
        return switch (about) {
            case TOOLS ->
                asking(
                                "Call the one tool that you have, with the code that it requires. Write nothing else.",
                                LONGEST_CALL)
                        .withTools(List.of(TOOL));
            case JSON_MODE ->
                asking("Answer with this JSON object: {\"ok\":true}", LONGEST_ANSWER)
                        .withJson(true);
            case THINKING, STREAM_OPTIONS -> asking("Answer with the one word OK.", LONGEST_ANSWER);
        };
    }

    private static JsonNode parameters() {
        ObjectNode parameters = JsonNodeFactory.instance.objectNode().put("type", "object");
        parameters
                .putObject("properties")
                .putObject("code")
                .put("type", "string")
                .putArray("enum")
                .add(CODE);
        parameters.putArray("required").add("code");
        return parameters;
    }

    private static ModelRequest asking(String words, int longest) {
        return ModelRequest.of(Purpose.PROBE, List.of(ChatMessage.user(words))).withMaxTokens(longest);
    }

    boolean isAcceptedBy(List<ModelChunk> answer) {
        return about != Capability.TOOLS || answer.stream().anyMatch(Probe::hasCode);
    }

    private static boolean hasCode(ModelChunk chunk) {
        return chunk instanceof ModelChunk.ToolCalls made
                && made.calls().stream().anyMatch(call -> call.arguments().contains(CODE));
    }

    /** Whether a failure shows that the tier accepts it, or does not; empty if it says nothing about that. */
    Optional<Boolean> verdict(Throwable thrown) {
        if (!(thrown instanceof ModelFailure failure)) {
            return Optional.empty();
        }
        return switch (failure.reason()) {
            case REJECTED, UNSUPPORTED -> Optional.of(false);
            case WORDLESS -> Optional.of(about != Capability.TOOLS);
            default -> failure.emitted() && about != Capability.TOOLS ? Optional.of(true) : Optional.empty();
        };
    }

    /** Whether there is no point in asking about anything else now. */
    static boolean endsTheRound(Throwable thrown) {
        return wasHeldUpHere(thrown)
                || (thrown instanceof ModelFailure failure && NOT_AT_ALL.contains(failure.reason()));
    }

    /** Whether a limit of this node kept the question from the tier. */
    static boolean wasHeldUpHere(Throwable thrown) {
        return thrown instanceof ModelFailure failure && LIMITS_OF_THIS_NODE.contains(failure.reason());
    }
}
