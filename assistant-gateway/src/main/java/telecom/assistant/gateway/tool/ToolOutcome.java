package telecom.assistant.gateway.tool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;

/**
 * How a call ended.
 *
 * @param forModel what the model gets: one JSON object
 * @param note what an agent sees of it; empty if it concerns only the model, or is shown as a hand-off
 * @param transfer what the agent who takes over should know; empty unless one does
 */
public record ToolOutcome(Kind kind, JsonNode forModel, Optional<Note> note, Optional<Transfer> transfer) {

    /** What became of the call. */
    public enum Kind {
        /** The tool did what it was asked. */
        ANSWERED,
        /** The tool may not do it for this subscriber, in this way, at this time. */
        REFUSED,
        /** An agent takes over, and the turn ends. */
        TRANSFERRED,
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
        UNAVAILABLE;

        /** The label under which it is counted. */
        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Why an agent takes over, and what the agent should know. */
    public record Transfer(String reason, String summary) {}

    /** The tool did what it was asked. */
    public static ToolOutcome answer(JsonNode found, Note shown) {
        return new ToolOutcome(Kind.ANSWERED, found, Optional.of(shown), Optional.empty());
    }

    /**
     * The tool may not do it.
     *
     * @param reason one word, such as {@code identity}
     * @param advice what the model should say and offer instead
     */
    public static ToolOutcome refusal(String reason, String advice, Note shown) {
        ObjectNode forModel = object().put("refused", reason).put("message", advice);
        return new ToolOutcome(Kind.REFUSED, forModel, Optional.of(shown), Optional.empty());
    }

    /** An agent takes over; the hand-off is shown with its reason and summary. */
    public static ToolOutcome transfer(String reason, String summary) {
        ObjectNode forModel = object().put("status", "transferring to an agent");
        Transfer transfer = new Transfer(reason, summary);
        return new ToolOutcome(Kind.TRANSFERRED, forModel, Optional.empty(), Optional.of(transfer));
    }

    /**
     * As far as is known, it was not done.
     *
     * @param words what happened, and what the model can do about it
     */
    public static ToolOutcome failure(Kind kind, String words, Optional<Note> shown) {
        ObjectNode forModel = object().put("error", kind.label()).put("message", words);
        return new ToolOutcome(kind, forModel, shown, Optional.empty());
    }

    /** It would have changed something, and it is unknown whether it did. */
    public static ToolOutcome inDoubt(Note shown) {
        return failure(
                Kind.IN_DOUBT,
                "It is not known whether this was done. Say so, do not do it again now, and offer to connect an agent,"
                        + " who can see whether it was.",
                Optional.of(shown));
    }

    /** Whether it was looked for something, and there was nothing. */
    boolean foundNothing() {
        boolean looked = false;
        for (JsonNode found : forModel) {
            if (found.isArray() && !found.isEmpty()) {
                return false;
            }
            looked |= found.isArray();
        }
        return kind == Kind.ANSWERED && looked;
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** Whether the same call gets this outcome from now on instead of being carried out again. */
    boolean isFinal() {
        return switch (kind) {
            case ANSWERED, REFUSED, TRANSFERRED -> true;
            case UNKNOWN_TOOL, INVALID_ARGUMENTS, TOO_MANY_CALLS, TIMEOUT, IN_DOUBT, UNAVAILABLE -> false;
        };
    }

    /** Whether the tool did what it was asked, or may have. */
    boolean mayHaveBeenDone() {
        return kind == Kind.ANSWERED || kind == Kind.IN_DOUBT;
    }
}
