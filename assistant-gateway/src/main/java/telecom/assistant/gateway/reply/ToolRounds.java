package telecom.assistant.gateway.reply;

import io.smallrye.mutiny.Multi;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import telecom.assistant.conversation.turn.Event;
import telecom.assistant.conversation.turn.ToolNote;
import telecom.assistant.gateway.tool.ToolOutcome;
import telecom.assistant.gateway.tool.TurnTools;
import telecom.assistant.gateway.tool.TurnTools.Called;
import telecom.assistant.gateway.tool.WrittenArguments;
import telecom.assistant.model.ChatMessage;
import telecom.assistant.model.FinishReason;
import telecom.assistant.model.ModelChunk;
import telecom.assistant.model.ModelClient;
import telecom.assistant.model.ModelRequest;
import telecom.assistant.model.ToolCall;
import telecom.assistant.model.reactive.ThenStream;

/**
 * One answer of the model as a stream, however many rounds of tool calls it takes: the model is asked, its calls are
 * carried out, and it is asked again with their results. When no more rounds are allowed, it is asked once more without
 * tools. The results of calls are in the messages of the turn's own requests, and nowhere else.
 *
 * <p>Cancelling cancels whatever is under way, the model's stream or the calls.
 */
final class ToolRounds {

    private final ModelClient model;
    private final TurnTools tools;
    private final ReplyListener listener;
    private final Set<String> callIds = new HashSet<>();

    /**
     * @param listener decides when tools may run, because a turn that is not stored yet may belong to another engine
     */
    ToolRounds(ModelClient model, TurnTools tools, ReplyListener listener) {
        this.model = model;
        this.tools = tools;
        this.listener = listener;
    }

    /** The answer, from the first request on. */
    Multi<ReplyPart> answer(ModelRequest request) {
        return round(request, 1);
    }

    private Multi<ReplyPart> round(ModelRequest request, int number) {
        Round round = new Round();
        Multi<ReplyPart> words = model.stream(request)
                .onItem()
                .invoke(round::add)
                .select()
                .where(ModelChunk.Content.class::isInstance)
                .map(chunk -> new ReplyPart.Words(((ModelChunk.Content) chunk).text()));
        return Multi.createBy()
                .concatenating()
                .streams(
                        Multi.createFrom().item(new ReplyPart.Asked()),
                        words,
                        Multi.createFrom().deferred(() -> after(round, request, number)));
    }

    private Multi<ReplyPart> after(Round round, ModelRequest request, int number) {
        if (round.calls.isEmpty() || request.tools().isEmpty()) {
            return Multi.createFrom().item(new ReplyPart.Answered(round.finish));
        }
        Multi<ReplyPart> next = ThenStream.after(
                listener.toolsCalled(tools.cutNotes(round.calls)).chain(() -> tools.call(round.calls, this::returned)),
                called -> next(round, request, number, called));
        return Multi.createBy().concatenating().streams(Multi.createFrom().item(new ReplyPart.Calling()), next);
    }

    private void returned(UUID call, ToolNote note) {
        listener.happened(new Event.ToolReturned(listener.turn(), call, note));
    }

    private Multi<ReplyPart> next(Round round, ModelRequest request, int number, List<Called> called) {
        Optional<ToolOutcome.Transfer> transfer = called.stream()
                .flatMap(each -> each.outcome().transfer().stream())
                .findFirst();
        if (transfer.isPresent()) {
            return Multi.createFrom()
                    .item(new ReplyPart.Transferring(
                            transfer.get().reason(), transfer.get().summary()));
        }
        ModelRequest informed = request.withMessages(messages(round, request, number, called));
        return round(number < tools.rounds() ? informed : informed.withTools(List.of()), number + 1);
    }

    private List<ChatMessage> messages(Round round, ModelRequest request, int number, List<Called> called) {
        List<ToolCall> calls = new ArrayList<>();
        List<ChatMessage> results = new ArrayList<>();
        for (Called each : called) {
            ToolCall call = presentable(each.call(), number);
            calls.add(call);
            results.add(
                    ChatMessage.toolResult(call.id(), each.outcome().forModel().toString()));
        }
        List<ChatMessage> messages = new ArrayList<>(request.messages());
        messages.add(ChatMessage.assistant(round.text.toString(), calls));
        messages.addAll(results);
        return messages;
    }

    /**
     * The call in a form that can be shown to the model again. Servers parse the arguments of earlier calls and refuse
     * a request if they are not a JSON object. Ids that are made up anew for each stream repeat from round to round, so
     * they are made unique.
     */
    private ToolCall presentable(ToolCall call, int number) {
        String id = call.id();
        for (int i = 0; !callIds.add(id); i++) {
            id = call.id() + "-" + number + "-" + i;
        }
        return new ToolCall(
                id, call.name(), WrittenArguments.asObject(call.arguments()).toString());
    }

    /** What the model said in one round. */
    private static final class Round {

        private final StringBuilder text = new StringBuilder();
        private List<ToolCall> calls = List.of();
        private FinishReason finish;

        private void add(ModelChunk chunk) {
            if (chunk instanceof ModelChunk.Content content) {
                text.append(content.text());
            } else if (chunk instanceof ModelChunk.ToolCalls called) {
                calls = called.calls();
            } else if (chunk instanceof ModelChunk.Finished finished) {
                finish = finished.reason();
            }
        }
    }
}
