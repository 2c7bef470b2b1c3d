package telecom.assistant.local.model;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** An answer of the stand-in, and its form in the protocol. */
sealed interface ModelReply {

    String finishReason();

    /**
     * The deltas of a stream, one for each chunk.
     *
     * @param callId the id of the tool call, if this is one
     */
    List<ObjectNode> deltas(String callId);

    /** Adds the answer to the message of an answer that is not streamed. */
    void addTo(ObjectNode message, String callId);

    /** The remainder of the reply after a beginning that has already been sent. */
    default ModelReply after(String begun) {
        return this;
    }

    /** A text, and the reasoning that came before it, which is empty when thinking is off. */
    record Text(String reasoning, String text) implements ModelReply {

        @Override
        public String finishReason() {
            return "stop";
        }

        @Override
        public ModelReply after(String begun) {
            return new Text("", text.startsWith(begun) ? text.substring(begun.length()) : text);
        }

        @Override
        public List<ObjectNode> deltas(String callId) {
            List<ObjectNode> deltas = new ArrayList<>();
            Tokenizer.of(reasoning)
                    .forEach(token ->
                            deltas.add(JsonNodeFactory.instance.objectNode().put("reasoning", token)));
            Tokenizer.of(text)
                    .forEach(token ->
                            deltas.add(JsonNodeFactory.instance.objectNode().put("content", token)));
            return deltas;
        }

        @Override
        public void addTo(ObjectNode message, String callId) {
            message.put("content", text);
            if (!reasoning.isEmpty()) {
                message.put("reasoning", reasoning);
            }
        }
    }

    /** A call of one of the offered tools; {@code arguments} is a JSON object as text. */
    record ToolCall(String name, String arguments) implements ModelReply {

        private static final int FRAGMENT = 24;

        @Override
        public String finishReason() {
            return "tool_calls";
        }

        @Override
        public List<ObjectNode> deltas(String callId) {
            ObjectNode start = JsonNodeFactory.instance.objectNode();
            addCall(start, callId, "").put("index", 0);
            List<ObjectNode> deltas = new ArrayList<>(List.of(start));
            for (int from = 0; from < arguments.length(); from += FRAGMENT) {
                ObjectNode delta = JsonNodeFactory.instance.objectNode();
                delta.putArray("tool_calls")
                        .addObject()
                        .put("index", 0)
                        .putObject("function")
                        .put("arguments", arguments.substring(from, Math.min(arguments.length(), from + FRAGMENT)));
                deltas.add(delta);
            }
            return deltas;
        }

        @Override
        public void addTo(ObjectNode message, String callId) {
            addCall(message, callId, arguments);
        }

        private ObjectNode addCall(ObjectNode message, String callId, String written) {
            ObjectNode call = message.putArray("tool_calls").addObject();
            call.put("id", callId).put("type", "function");
            call.putObject("function").put("name", name).put("arguments", written);
            return call;
        }
    }
}
