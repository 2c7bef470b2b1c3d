package telecom.assistant.model.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import telecom.assistant.model.ToolCall;
import telecom.assistant.model.tool.ToolNames;
import telecom.assistant.model.tool.WrittenArguments;

/**
 * Joins the fragments of streamed tool calls by their index. A call's id and name usually come in its first fragment
 * only; its arguments are text that arrives in pieces.
 *
 * <p>Not every server keeps to this: some give parallel calls the same index or none, send a new id or the same name
 * with each fragment, or send a name in pieces. So a different name begins another call if it comes with a different
 * id, or if the call so far has its whole name or its whole arguments; otherwise it continues the name. The same name
 * begins another call if the arguments so far are complete and more follow. A different id alone does not begin another
 * call.
 */
final class ToolCallFragments {

    private final ToolNames names;
    private final int maxChars;
    private final List<Call> calls = new ArrayList<>();
    private final Map<Integer, Call> growing = new HashMap<>();
    private int chars;

    /** @param maxChars limits the arguments of all calls together */
    ToolCallFragments(ToolNames names, int maxChars) {
        this.names = names;
        this.maxChars = maxChars;
    }

    /**
     * Adds a fragment to its call; returns false if the calls then exceed the limit.
     *
     * @param position the fragment's position in its event; it is used where there is no index, as in whole answers
     */
    boolean add(JsonNode fragment, int position) {
        JsonNode function = fragment.path("function");
        JsonNode given = function.path("arguments");
        String id = text(fragment.path("id"));
        String name = text(function.path("name"));
        String arguments = given.isObject() ? given.toString() : given.asText("");
        callOf(fragment.path("index").asInt(position), id, name, arguments).add(id, name, arguments);
        chars += arguments.length();
        return chars <= maxChars;
    }

    private Call callOf(int index, String id, String name, String arguments) {
        Call call = growing.get(index);
        if (call == null || call.isFollowedBy(id, name, arguments)) {
            call = new Call("call-" + calls.size());
            calls.add(call);
            growing.put(index, call);
        }
        return call;
    }

    /** In some dialects later fragments repeat keys as null or empty. */
    private static String text(JsonNode node) {
        return node.isTextual() ? node.asText() : "";
    }

    boolean isEmpty() {
        return calls.isEmpty();
    }

    /** Whether each call has a name and either no arguments or complete ones. */
    boolean areWhole() {
        return calls.stream().allMatch(Call::isWhole);
    }

    List<ToolCall> join() {
        return calls.stream().map(Call::joined).toList();
    }

    private final class Call {
        private String id;
        private String name = "";
        private final StringBuilder arguments = new StringBuilder();

        Call(String id) {
            this.id = id;
        }

        boolean isFollowedBy(String newId, String newName, String moreArguments) {
            if (name.isEmpty() || newName.isEmpty()) {
                return false;
            }
            if (!newId.isEmpty() && !newId.equals(id)) {
                return true;
            }
            boolean complete = WrittenArguments.isObject(arguments.toString());
            return newName.equals(name)
                    ? complete && !moreArguments.isEmpty()
                    : complete || (names.isWhole(name) && names.isWhole(newName));
        }

        void add(String newId, String newName, String moreArguments) {
            id = newId.isEmpty() ? id : newId;
            // Some servers send the whole name so far, rather than the next piece of it.
            name = newName.startsWith(name) ? newName : name + (arguments.isEmpty() ? newName : "");
            arguments.append(moreArguments);
        }

        boolean isWhole() {
            return !name.isBlank()
                    && (arguments.toString().isBlank() || WrittenArguments.isObject(arguments.toString()));
        }

        ToolCall joined() {
            return new ToolCall(id, names.toolMeantBy(name), WrittenArguments.objectIn(arguments.toString()));
        }
    }
}
