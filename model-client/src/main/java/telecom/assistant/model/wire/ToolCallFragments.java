package telecom.assistant.model.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import telecom.assistant.model.ToolCall;

/**
 * Joins the fragments of streamed tool calls by their index. Id and name come in a call's first fragment only; the
 * arguments are text that arrives in pieces.
 */
final class ToolCallFragments {

    private final int maxChars;
    private final Map<Integer, Call> calls = new TreeMap<>();
    private int chars;

    /** @param maxChars bounds the arguments of all calls together */
    ToolCallFragments(int maxChars) {
        this.maxChars = maxChars;
    }

    /**
     * Adds a fragment to its call; false when the calls exceed the limit by it.
     *
     * @param position the fragment's among those that came together: its index where it has none, as in whole answers
     */
    boolean add(JsonNode fragment, int position) {
        JsonNode function = fragment.path("function");
        Call call = calls.computeIfAbsent(fragment.path("index").asInt(position), index -> new Call("call-" + index));
        call.id = textOr(call.id, fragment.path("id"));
        call.name = textOr(call.name, function.path("name"));
        JsonNode arguments = function.path("arguments");
        String text = arguments.isObject() ? arguments.toString() : arguments.asText("");
        chars += text.length();
        call.arguments.append(text);
        return chars <= maxChars;
    }

    /** Later fragments repeat these keys as null or empty in some dialects. */
    private static String textOr(String known, JsonNode node) {
        return node.isTextual() && !node.asText().isEmpty() ? node.asText() : known;
    }

    boolean isEmpty() {
        return calls.isEmpty();
    }

    List<ToolCall> join() {
        return calls.values().stream()
                .map(call -> new ToolCall(call.id, call.name, call.arguments.toString()))
                .toList();
    }

    private static final class Call {
        private String id;
        private String name = "";
        private final StringBuilder arguments = new StringBuilder();

        Call(String id) {
            this.id = id;
        }
    }
}
