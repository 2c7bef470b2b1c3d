package telecom.assistant.gateway.engine;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import telecom.assistant.channel.Channel;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.channel.event.Role;
import telecom.assistant.channel.event.TraceParent;
import telecom.assistant.conversation.turn.Context;
import telecom.assistant.conversation.turn.Conversation;
import telecom.assistant.conversation.turn.Effect;
import telecom.assistant.conversation.turn.Event;
import telecom.assistant.conversation.turn.Reply;
import telecom.assistant.conversation.turn.Turn;
import telecom.assistant.gateway.bss.KnownPerson;
import telecom.assistant.gateway.bss.Persons;
import telecom.assistant.gateway.classification.EffortJudge;
import telecom.assistant.gateway.incident.Incidents;
import telecom.assistant.gateway.knowledge.KnowledgeBase;
import telecom.assistant.gateway.knowledge.QuestionGaps;
import telecom.assistant.gateway.knowledge.TurnKnowledge;
import telecom.assistant.gateway.prompt.ConversationPrompts;
import telecom.assistant.gateway.reply.ReplyStreams;
import telecom.assistant.gateway.tool.ToolCaller;
import telecom.assistant.gateway.tool.TurnTools;
import telecom.assistant.model.Effort;
import telecom.assistant.model.ModelRequest;

/** Starts the model's answers to turns. */
@ApplicationScoped
class Answers {

    private final ReplyStreams streams;
    private final ToolCalls tools;
    private final EffortJudge effort;
    private final KnowledgeBase knowledge;
    private final Incidents incidents;
    private final Persons persons;
    private final QuestionGaps gaps;

    Answers(
            ReplyStreams streams,
            ToolCalls tools,
            EffortJudge effort,
            KnowledgeBase knowledge,
            Incidents incidents,
            Persons persons,
            QuestionGaps gaps) {
        this.persons = persons;
        this.gaps = gaps;
        this.streams = streams;
        this.tools = tools;
        this.effort = effort;
        this.knowledge = knowledge;
        this.incidents = incidents;
    }

    /** Begins an answer. Its first events may come before this returns. */
    void begin(Answer answer, Effect.AskModel ask, ConversationPrompts prompts) {
        Turn turn = ask.turn();
        List<String> said = saidIn(ask.context());
        Optional<Incidents.Answer> incident = incidentOf(said, turn.language());
        if (incident.isPresent() && !incident.get().hasOtherQuestion()) {
            Reply reply = streams.withoutModel(
                    turn.route().channel(),
                    turn.language(),
                    ask.disclose(),
                    incident.get().text());
            answer.happened(new Event.ReplyEnded(turn.number(), reply));
            return;
        }
        TurnKnowledge known = knowledge.forTurn(said, turn.language());
        answer.drawOn(known, turn);
        askModel(answer, ask, prompts, person -> {
            answer.shownPerson(person);
            return request -> known.addedTo(person.addedTo(request), incident.map(Incidents.Answer::text));
        });
    }

    /** @param informing adds to the request what is known about the subscriber and what they ask for */
    private void askModel(
            Answer answer,
            Effect.AskModel ask,
            ConversationPrompts prompts,
            Function<KnownPerson, UnaryOperator<ModelRequest>> informing) {
        Turn turn = ask.turn();
        Channel channel = turn.route().channel();
        Conversation conversation = ask.memory().conversation();
        ToolCaller caller = tools.callerOf(conversation, turn);
        // The BSS is asked now, beside the judgement. Whatever becomes of that, the turn goes on.
        Uni<KnownPerson> reading = Uni.createFrom()
                .completionStage(persons.of(caller)
                        .onFailure()
                        .recoverWithItem(KnownPerson.NOBODY)
                        .subscribeAsCompletionStage());
        TurnTools turnTools = tools.of(conversation, turn, caller);
        var stream = streams.create(
                channel, turn.language(), ask.disclose(), turn.cause().time(), answer);
        answer.streamFrom(stream);
        watch(answer, ask, turnTools);
        ModelRequest request = knowledge
                .withoutIdleSearch(prompts.reply(channel, ask.context()))
                .withTraceparent(turn.cause().trace().child().toString())
                .withSession(conversation.id().toString());
        answer.waitForJudgement(
                effort.judge(channel, ask.context(), request.options().traceparent(), judged -> reading.subscribe()
                        .with(person -> stream.start(
                                judged(informing.apply(person).apply(request), judged, channel), turnTools))));
    }

    /** Has it noticed if nothing answers the question; without any article, nothing could. */
    private void watch(Answer answer, Effect.AskModel ask, TurnTools turnTools) {
        List<String> said = saidIn(ask.context());
        if (!knowledge.isEmpty() && !said.isEmpty()) {
            answer.watchedBy(new Unanswered(
                    gaps,
                    said.get(said.size() - 1),
                    ask.turn().language(),
                    Optional.ofNullable(ask.memory().conversation().subscriber().name()).stream()
                            .toList(),
                    turnTools));
        }
    }

    /** Somebody has come, and may soon say something. */
    void expect(Conversation conversation, Route route, TraceParent trace) {
        persons.expect(tools.expected(conversation, route, trace.child().toString()));
    }

    /** Forgets what is known about a subscriber besides what was said. */
    void forget(SubscriberId subscriber) {
        persons.forget(subscriber);
    }

    /**
     * Adds the articles that fit the subscriber's last turn, including those for agents only, to a request for
     * suggestions.
     */
    ModelRequest grounded(ModelRequest suggestions, Context context, String language) {
        return knowledge.forAgent(saidIn(context), language).addedTo(suggestions);
    }

    private Optional<Incidents.Answer> incidentOf(List<String> said, String language) {
        return said.isEmpty() ? Optional.empty() : incidents.answerTo(said.get(said.size() - 1), language);
    }

    /** The subscriber's side of the last turns, one text for each turn. */
    private static List<String> saidIn(Context context) {
        TreeMap<Long, String> turns = new TreeMap<>();
        context.said().stream()
                .filter(utterance -> utterance.role() == Role.SUBSCRIBER)
                .forEach(utterance -> turns.merge(utterance.turn(), utterance.text(), (a, b) -> a + "\n" + b));
        return List.copyOf(turns.values());
    }

    /**
     * Thinking takes seconds, during which a caller would hear nothing; in a chat, the subscriber sees that a reply is
     * being written.
     */
    private static ModelRequest judged(ModelRequest request, Effort effort, Channel channel) {
        return request.withEffort(effort).withThinking(effort == Effort.HARD && channel.equals(Channel.WEB));
    }
}
