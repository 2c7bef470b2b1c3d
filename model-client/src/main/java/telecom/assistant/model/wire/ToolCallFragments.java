package telecom.assistant.model.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import telecom.assistant.model.ToolCall;

/**
 * Joins the fragments of streamed tool calls by their index. A call's id and name come only in its first fragment; its
 * arguments are text that arrives in pieces. On servers that give parallel calls the same index, another id together
 * with a name begins another call; another id alone does not, because some servers send a new id with each fragment.
 */
final class ToolCallFragments {

    private final int maxChars;
    private final List<Call> calls = new ArrayList<>();
    private final Map<Integer, Call> growing = new HashMap<>();
    private int chars;

    /** @param maxChars limits the arguments of all calls together */
    ToolCallFragments(int maxChars) {
        this.maxChars = maxChars;
    }

    /**
     * Adds a fragment to its call; false if this takes the calls beyond the limit.
     *
     * @param position the fragment's place among those that came together; it stands in for the index where there is
     *     none, as in whole answers
     */
    boolean add(JsonNode fragment, int position) {
        JsonNode function = fragment.path("function");
        Call call = callOf(fragment.path("index").asInt(position), fragment.path("id"), function.path("name"));
        JsonNode arguments = function.path("arguments");
        String text = arguments.isObject() ? arguments.toString() : arguments.asText("");
        chars += text.length();
        call.arguments.append(text);
        return chars <= maxChars;
    }

    private Call callOf(int index, JsonNode id, JsonNode name) {
        Call call = growing.get(index);
        if (call == null || call.isAnotherCall(textOr("", id), textOr("", name))) {
            call = new Call("call-" + calls.size());
            calls.add(call);
            growing.put(index, call);
        }
        call.id = textOr(call.id, id);
        call.name = textOr(call.name, name);
        return call;
    }

    /** In some dialects later fragments repeat these keys as null or empty. */
    private static String textOr(String known, JsonNode node) {
        return node.isTextual() && !node.asText().isEmpty() ? node.asText() : known;
    }

    boolean isEmpty() {
        return calls.isEmpty();
    }

    List<ToolCall> join() {
        return calls.stream()
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

        boolean isAnotherCall(String newId, String newName) {
            return !name.isEmpty() && !newName.isEmpty() && !newId.isEmpty() && !newId.equals(id);
        }
    }
}
