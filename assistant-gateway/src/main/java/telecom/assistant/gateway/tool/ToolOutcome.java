package telecom.assistant.gateway.tool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;

/** How a call ended. */
public sealed interface ToolOutcome {

    /** What the model gets: one JSON object. */
    JsonNode forModel();

    /** What an agent sees of it; empty if it concerns only the model. */
    Optional<Note> note();

    /** The label under which it is counted. */
    String label();

    /** Whether the same call gets this outcome from now on instead of being carried out again. */
    boolean isFinal();

    /** Whether the tool did what it was asked, or may have. */
    boolean isPerhapsDone();

    /** The tool did what it was asked. */
    record Answer(JsonNode forModel, Optional<Note> note) implements ToolOutcome {

        public Answer(JsonNode forModel, Note line) {
            this(forModel, Optional.of(line));
        }

        @Override
        public String label() {
            return "answered";
        }

        @Override
        public boolean isFinal() {
            return true;
        }

        @Override
        public boolean isPerhapsDone() {
            return true;
        }
    }

    /**
     * The tool may not do it for this subscriber, in this way, at this time.
     *
     * @param reason one word, such as {@code identity}
     * @param advice what the model should say and offer instead
     */
    record Refusal(String reason, String advice, Optional<Note> note) implements ToolOutcome {

        public Refusal(String reason, String advice, Note line) {
            this(reason, advice, Optional.of(line));
        }

        @Override
        public JsonNode forModel() {
            return object().put("refused", reason).put("message", advice);
        }

        @Override
        public String label() {
            return "refused";
        }

        @Override
        public boolean isFinal() {
            return true;
        }

        @Override
        public boolean isPerhapsDone() {
            return false;
        }
    }

    /** A person takes over, and the turn ends. */
    record Transfer(String reason, String summary) implements ToolOutcome {

        @Override
        public JsonNode forModel() {
            return object().put("status", "transferring to an agent");
        }

        @Override
        public Optional<Note> note() {
            // The hand-off is shown with its reason and summary.
            return Optional.empty();
        }

        @Override
        public String label() {
            return "transferred";
        }

        @Override
        public boolean isFinal() {
            return true;
        }

        @Override
        public boolean isPerhapsDone() {
            return false;
        }
    }

    /**
     * As far as is known, it was not done.
     *
     * @param words what happened, and what the model can do about it
     */
    record Failure(Kind kind, String words, Optional<Note> note) implements ToolOutcome {

        /** For a tool that changes something, when it is unknown whether it did. */
        public static final String IN_DOUBT =
                "It is not known whether this was done. Say so, do not do it again now, and"
                        + " offer to connect an agent, who can see whether it was.";

        /** Why it was not done. */
        public enum Kind {
            /** There is no such tool. */
            UNKNOWN_TOOL,
            /** The arguments do not fit the tool's schema. */
            INVALID_ARGUMENTS,
            /** More calls at once than are carried out. */
            TOO_MANY_CALLS,
            /** No answer in time. */
            TIMEOUT,
            /** It would have changed something, and it is unknown whether it did. */
            IN_DOUBT,
            /** What the tool depends on does not work. */
            UNAVAILABLE
        }

        @Override
        public JsonNode forModel() {
            return object().put("error", label()).put("message", words);
        }

        @Override
        public String label() {
            return kind.name().toLowerCase(Locale.ROOT);
        }

        @Override
        public boolean isFinal() {
            return false;
        }

        @Override
        public boolean isPerhapsDone() {
            return kind == Kind.IN_DOUBT;
        }
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
