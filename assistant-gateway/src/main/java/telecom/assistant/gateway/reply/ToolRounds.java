package telecom.assistant.gateway.reply;

import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.mutiny.subscription.MultiSubscriber;
import io.smallrye.mutiny.subscription.UniSubscriber;
import io.smallrye.mutiny.subscription.UniSubscription;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Flow;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import telecom.assistant.conversation.turn.Event;
import telecom.assistant.conversation.turn.ToolNote;
import telecom.assistant.gateway.guard.DefusedText;
import telecom.assistant.gateway.guard.Removed;
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

/**
 * Gets one answer from the model, in as many rounds of tool calls as it takes: the model is asked, its calls are
 * carried out, and it is asked again with their results. When no more rounds are allowed, it is asked a last time and
 * may not call tools. The results of calls are only in the messages of this turn's requests. The model is also asked
 * once more if it claims an act that no tool has carried out, or answers in the wrong language.
 *
 * <p>This class subscribes to the model's stream directly, without operators in between, because each operator would
 * add a cost to every token.
 */
final class ToolRounds {

    private static final Cancellable NOTHING = () -> {};

    /** How often the model may repeat a call; after that it must answer without tools. */
    private static final int MOST_REPETITIONS = 2;

    private final ModelClient model;
    private final TurnTools tools;
    private final ReplyListener listener;
    private final Receiver receiver;
    private final Consumer<Removed> removed;
    private final Set<String> callIds = new HashSet<>();
    private final Map<String, Integer> timesCalled = new HashMap<>();
    private final List<String> said = new ArrayList<>();
    private final Set<Removed> askedAgain = EnumSet.noneOf(Removed.class);
    private List<ChatMessage> question = List.of();
    private Cancellable underWay = NOTHING;
    private boolean cancelled;

    /** Receives an answer on any thread, but never concurrently. */
    interface Receiver {

        /** Receives the next part; the last one is {@link ReplyPart.Answered} or {@link ReplyPart.Transferring}. */
        void take(ReplyPart part);

        /** Called when the answer has ended, after its last part. */
        void ended();

        /** Called when the model has failed, or tools may not be called. */
        void failed(Throwable failure);
    }

    /**
     * @param listener decides when tools may run, because a turn that is not stored yet may belong to another engine
     * @param removed receives the kind of each part that is withheld
     */
    ToolRounds(
            ModelClient model, TurnTools tools, ReplyListener listener, Consumer<Removed> removed, Receiver receiver) {
        this.removed = removed;
        this.model = model;
        this.tools = tools;
        this.listener = listener;
        this.receiver = receiver;
    }

    /** Sends the first request. */
    void start(ModelRequest request) {
        question = request.messages();
        orFail(() -> ask(request, 1));
    }

    /** Cancels the model's stream or the calls that are under way; nothing follows. May be called at any time. */
    void cancel() {
        Cancellable last;
        synchronized (this) {
            cancelled = true;
            last = underWay;
            underWay = NOTHING;
        }
        last.cancel();
    }

    /** Records the step that has begun; a step that begins after the cancellation is cancelled at once. */
    private void begun(Cancellable step) {
        synchronized (this) {
            if (!cancelled) {
                underWay = step;
                return;
            }
        }
        step.cancel();
    }

    /** Runs a step, and reports an exception to the receiver, because nobody else could handle it. */
    private void orFail(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException broken) {
            receiver.failed(broken);
        }
    }

    private synchronized boolean isCancelled() {
        return cancelled;
    }

    private void ask(ModelRequest request, int number) {
        receiver.take(new ReplyPart.Asked());
        if (!isCancelled()) {
            model.stream(request).subscribe().withSubscriber(new Round(request, number));
        }
    }

    private void answered(Round round) {
        boolean calling = !round.calls.isEmpty();
        if (!calling && round.words.isForeignAsAWhole()) {
            round.askInTheRightLanguage();
            return;
        }
        round.say(round.words.end(calling));
        said.add(round.words.passed());
        if (!calling || round.request.options().toolsClosed()) {
            if (round.words.isClaimWithheld()) {
                removed.accept(Removed.CLAIM);
                if (askedAgain.add(Removed.CLAIM)) {
                    ask(AskAgain.because(Removed.CLAIM, round.request, round.words.passed()), round.number);
                    return;
                }
                receiver.take(new ReplyPart.NotDone());
            }
            receiver.take(new ReplyPart.Answered(round.finish));
            receiver.ended();
            return;
        }
        receiver.take(new ReplyPart.Calling());
        if (!isCancelled()) {
            listener.toolsCalled(tools.cutNotes(round.calls))
                    .chain(() -> tools.call(round.calls, this::returned))
                    .subscribe()
                    .withSubscriber(new Calls(round));
        }
    }

    private void returned(UUID call, ToolNote note) {
        listener.happened(new Event.ToolReturned(listener.turn(), call, note));
    }

    private void called(Round round, List<Called> called) {
        Optional<ToolOutcome.Transfer> transfer = called.stream()
                .flatMap(each -> each.outcome().transfer().stream())
                .findFirst();
        if (transfer.isPresent()) {
            receiver.take(new ReplyPart.Transferring(
                    transfer.get().reason(), transfer.get().summary()));
            receiver.ended();
            return;
        }
        ModelRequest informed = round.request.withMessages(messages(round, called));
        boolean mayCall = round.number < tools.rounds() && !repeats(round.calls);
        ask(mayCall ? informed : informed.withToolsClosed(), round.number + 1);
    }

    /** Whether the model has repeated all of these calls too often to be allowed more. */
    private boolean repeats(List<ToolCall> calls) {
        Set<String> distinct = calls.stream()
                .map(call -> call.name() + WrittenArguments.normalized(call.arguments()))
                .collect(Collectors.toSet());
        distinct.forEach(call -> timesCalled.merge(call, 1, Integer::sum));
        return distinct.stream().allMatch(call -> timesCalled.get(call) > MOST_REPETITIONS);
    }

    private List<ChatMessage> messages(Round round, List<Called> called) {
        List<ToolCall> calls = new ArrayList<>();
        List<ChatMessage> results = new ArrayList<>();
        for (Called each : called) {
            ToolCall call = presentable(each.call(), round.number);
            calls.add(call);
            String result = DefusedText.ofJson(each.outcome().forModel().toString());
            results.add(ChatMessage.toolResult(call.id(), result));
        }
        List<ChatMessage> messages = new ArrayList<>(round.request.messages());
        messages.add(ChatMessage.assistant(round.words.passed(), calls));
        messages.addAll(results);
        return messages;
    }

    /**
     * The call in a form that can be sent to the model again. Servers parse the arguments of earlier calls and refuse a
     * request in which they are not a JSON object. Some servers number the calls of each stream anew, so ids may repeat
     * from round to round and are made unique here.
     */
    private ToolCall presentable(ToolCall call, int number) {
        String id = call.id();
        for (int i = 0; !callIds.add(id); i++) {
            id = call.id() + "-" + number + "-" + i;
        }
        return new ToolCall(
                id, call.name(), WrittenArguments.asObject(call.arguments()).toString());
    }

    /** One request and the model's answer to it. */
    private final class Round implements MultiSubscriber<ModelChunk> {

        private final ModelRequest request;
        private final int number;
        private final RoundWords words;
        private Flow.Subscription stream;
        private boolean over;
        private List<ToolCall> calls = List.of();
        private FinishReason finish;

        Round(ModelRequest request, int number) {
            this.request = request;
            this.number = number;
            boolean mayAsk = said.stream().allMatch(String::isBlank) && !askedAgain.contains(Removed.LANGUAGE);
            this.words = new RoundWords(tools.done(), said, mayAsk ? ReplyLanguage.of(question) : ReplyLanguage.any());
        }

        private void say(String more) {
            if (!more.isEmpty()) {
                receiver.take(new ReplyPart.Words(more));
            }
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            stream = subscription;
            begun(subscription::cancel);
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onItem(ModelChunk chunk) {
            if (over) {
                return;
            }
            if (chunk instanceof ModelChunk.Content content) {
                say(words.next(content.text()));
                if (words.isForeign()) {
                    orFail(this::askInTheRightLanguage);
                }
            } else if (chunk instanceof ModelChunk.ToolCalls called) {
                calls = called.calls();
            } else if (chunk instanceof ModelChunk.Finished finished) {
                finish = finished.reason();
            }
        }

        private void askInTheRightLanguage() {
            over = true;
            stream.cancel();
            removed.accept(Removed.LANGUAGE);
            askedAgain.add(Removed.LANGUAGE);
            ask(AskAgain.because(Removed.LANGUAGE, request, ""), number);
        }

        @Override
        public void onFailure(Throwable failure) {
            if (!over) {
                say(words.end(!calls.isEmpty()));
                receiver.failed(failure);
            }
        }

        @Override
        public void onCompletion() {
            if (!over) {
                orFail(() -> answered(this));
            }
        }
    }

    /** Receives the results of one round's calls. */
    private final class Calls implements UniSubscriber<List<Called>> {

        private final Round round;

        Calls(Round round) {
            this.round = round;
        }

        @Override
        public void onSubscribe(UniSubscription subscription) {
            begun(subscription);
        }

        @Override
        public void onItem(List<Called> outcomes) {
            orFail(() -> called(round, outcomes));
        }

        @Override
        public void onFailure(Throwable failure) {
            receiver.failed(failure);
        }
    }
}
