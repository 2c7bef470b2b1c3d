package telecom.assistant.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A request to a model. Start with {@link #of} and change what differs from the defaults: no tools, no thinking, free
 * text, the tier's own limits, and the tiers of the route.
 *
 * <p>Thinking and JSON mode are left out of the body for a tier that does not support them. For one that does not
 * support tools, the tools go into the prompt. Immutable.
 */
public final class ModelRequest {

    private final Routing routing;
    private final List<ChatMessage> messages;
    private final List<ToolSpec> tools;
    private final Options options;

    /** Counted at the first call of {@link #characters()}; null before. */
    private Characters characters;

    /**
     * How the model is to answer.
     *
     * @param maxTokens the longest answer, in tokens; the tier's setting when empty
     * @param thinking whether the model may reason before it answers
     * @param json whether the answer has to be one JSON object
     * @param toolsClosed whether no tool may be called any more; the tools stay listed because they are part of what
     *     the tier has cached
     * @param held whether the caller wants the answer only once it is complete, so that it can be requested again until
     *     then
     * @param traceparent the W3C trace context to pass to the tier
     * @param session an opaque name of the conversation, the same for all its requests; no personal data
     * @param continued whether the last message is the beginning of the answer, which the tier is to continue
     */
    public record Options(
            OptionalInt maxTokens,
            boolean thinking,
            boolean json,
            boolean toolsClosed,
            boolean held,
            Optional<String> traceparent,
            Optional<String> session,
            boolean continued) {

        static final Options DEFAULT =
                new Options(OptionalInt.empty(), false, false, false, false, Optional.empty(), Optional.empty(), false);
    }

    private ModelRequest(Routing routing, List<ChatMessage> messages, List<ToolSpec> tools, Options options) {
        this.routing = Objects.requireNonNull(routing, "routing");
        this.options = Objects.requireNonNull(options, "options");
        this.messages = List.copyOf(messages);
        this.tools = List.copyOf(tools);
        if (messages.isEmpty()) {
            throw new IllegalArgumentException("messages: empty (expected: at least one)");
        }
    }

    public static ModelRequest of(Purpose purpose, List<ChatMessage> messages) {
        return new ModelRequest(Routing.of(purpose), messages, List.of(), Options.DEFAULT);
    }

    public Routing routing() {
        return routing;
    }

    public List<ChatMessage> messages() {
        return messages;
    }

    public List<ToolSpec> tools() {
        return tools;
    }

    public Options options() {
        return options;
    }

    /**
     * The length of everything that goes into the prompt. It is counted only once, however many decorators ask for it,
     * because counting takes longer as the conversation grows.
     */
    public Characters characters() {
        Characters known = characters;
        if (known == null) {
            known = Characters.of(messages, tools);
            // Two threads may count at the same time, with the same result.
            characters = known;
        }
        return known;
    }

    public Purpose purpose() {
        return routing.purpose();
    }

    /** Sets the channel, such as {@code voice}, by which routes and metrics tell requests apart. */
    public ModelRequest withChannel(String label) {
        return with(new Routing(routing.purpose(), Optional.of(label), routing.effort(), routing.tier()));
    }

    public ModelRequest withEffort(Effort effort) {
        return with(new Routing(routing.purpose(), routing.channel(), effort, routing.tier()));
    }

    /** Asks only this tier; if it fails, no other one is asked. */
    public ModelRequest withTier(String name) {
        return with(new Routing(routing.purpose(), routing.channel(), routing.effort(), Optional.of(name)));
    }

    public ModelRequest withMessages(List<ChatMessage> newMessages) {
        return new ModelRequest(routing, newMessages, tools, options);
    }

    public ModelRequest withTools(List<ToolSpec> newTools) {
        return new ModelRequest(routing, messages, newTools, options);
    }

    /** Lists the same tools, but none of them may be called any more. */
    public ModelRequest withToolsClosed() {
        return with(new Options(
                options.maxTokens,
                options.thinking,
                options.json,
                true,
                options.held,
                options.traceparent,
                options.session,
                options.continued));
    }

    public ModelRequest withMaxTokens(int limit) {
        return with(new Options(
                OptionalInt.of(limit),
                options.thinking,
                options.json,
                options.toolsClosed,
                options.held,
                options.traceparent,
                options.session,
                options.continued));
    }

    public ModelRequest withThinking(boolean allowed) {
        return with(new Options(
                options.maxTokens,
                allowed,
                options.json,
                options.toolsClosed,
                options.held,
                options.traceparent,
                options.session,
                options.continued));
    }

    public ModelRequest withJson(boolean wanted) {
        return with(new Options(
                options.maxTokens,
                options.thinking,
                wanted,
                options.toolsClosed,
                options.held,
                options.traceparent,
                options.session,
                options.continued));
    }

    /**
     * Sets whether the caller passes nothing on before the answer is complete, and so loses nothing if the tier is
     * asked again.
     */
    public ModelRequest withHeldAnswer(boolean held) {
        return with(new Options(
                options.maxTokens,
                options.thinking,
                options.json,
                options.toolsClosed,
                held,
                options.traceparent,
                options.session,
                options.continued));
    }

    public ModelRequest withTraceparent(String header) {
        return with(new Options(
                options.maxTokens,
                options.thinking,
                options.json,
                options.toolsClosed,
                options.held,
                Optional.of(header),
                options.session,
                options.continued));
    }

    /** Names the conversation, so that a router can keep it with the engine that has it cached. */
    public ModelRequest withSession(String name) {
        return with(new Options(
                options.maxTokens,
                options.thinking,
                options.json,
                options.toolsClosed,
                options.held,
                options.traceparent,
                Optional.of(name),
                options.continued));
    }

    /** The same request, to be continued from where an answer to it broke off. */
    public ModelRequest continuedAfter(String said) {
        List<ChatMessage> withBeginning = new ArrayList<>(messages);
        withBeginning.add(ChatMessage.assistant(said));
        Options continuing = new Options(
                options.maxTokens,
                false,
                options.json,
                options.toolsClosed,
                options.held,
                options.traceparent,
                options.session,
                true);
        return new ModelRequest(routing, withBeginning, tools, continuing);
    }

    private ModelRequest with(Routing newRouting) {
        return sameLength(new ModelRequest(newRouting, messages, tools, options));
    }

    private ModelRequest with(Options newOptions) {
        return sameLength(new ModelRequest(routing, messages, tools, newOptions));
    }

    private ModelRequest sameLength(ModelRequest request) {
        request.characters = characters;
        return request;
    }

    @Override
    public boolean equals(Object that) {
        return that instanceof ModelRequest other
                && routing.equals(other.routing)
                && messages.equals(other.messages)
                && tools.equals(other.tools)
                && options.equals(other.options);
    }

    @Override
    public int hashCode() {
        return Objects.hash(routing, messages, tools, options);
    }

    /** Gives counts instead of contents: a request may end up in a log, but an utterance must not. */
    @Override
    public String toString() {
        return "ModelRequest[purpose=%s, messages=%d, tools=%d]".formatted(purpose(), messages.size(), tools.size());
    }
}
