package telecom.assistant.gateway.engine;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import telecom.assistant.channel.Channel;
import telecom.assistant.channel.event.Role;
import telecom.assistant.conversation.turn.Context;
import telecom.assistant.conversation.turn.Effect;
import telecom.assistant.conversation.turn.Event;
import telecom.assistant.conversation.turn.Reply;
import telecom.assistant.conversation.turn.Turn;
import telecom.assistant.gateway.classification.EffortJudge;
import telecom.assistant.gateway.incident.Incidents;
import telecom.assistant.gateway.knowledge.KnowledgeBase;
import telecom.assistant.gateway.knowledge.TurnKnowledge;
import telecom.assistant.gateway.prompt.ConversationPrompts;
import telecom.assistant.gateway.reply.ReplyStreams;
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

    Answers(ReplyStreams streams, ToolCalls tools, EffortJudge effort, KnowledgeBase knowledge, Incidents incidents) {
        this.streams = streams;
        this.tools = tools;
        this.effort = effort;
        this.knowledge = knowledge;
        this.incidents = incidents;
    }

    /** Begins an answer. Its first events may come before this returns. */
    void begin(Answer answer, Effect.AskModel ask, ConversationPrompts prompts) {
        Turn turn = ask.turn();
        Channel channel = turn.route().channel();
        Context context = ask.context();
        List<String> said = saidIn(context);
        Optional<Incidents.Answer> incident = incidentOf(said, turn.language());
        if (incident.isPresent() && !incident.get().hasOtherQuestion()) {
            Reply reply = streams.withoutModel(
                    channel, turn.language(), ask.disclose(), incident.get().text());
            answer.happened(new Event.ReplyEnded(turn.number(), reply));
            return;
        }
        TurnTools turnTools = tools.of(ask.memory().conversation(), turn);
        var stream = streams.create(
                channel, turn.language(), ask.disclose(), turn.cause().time(), answer);
        answer.streamFrom(stream);
        TurnKnowledge known = knowledge.forTurn(said, turn.language());
        answer.drawOn(known, turn);
        ModelRequest request = known.addedTo(prompts.reply(channel, context), incident.map(Incidents.Answer::text))
                .withTraceparent(turn.cause().trace().child().toString())
                .withSession(ask.memory().conversation().id().toString());
        answer.waitForJudgement(effort.judge(
                channel,
                context,
                request.options().traceparent(),
                judged -> stream.start(judged(request, judged, channel), turnTools)));
    }

    /** Adds the articles that fit the subscriber's last turn to a request for suggestions. */
    ModelRequest grounded(ModelRequest suggestions, Context context, String language) {
        return knowledge.forTurn(saidIn(context), language).addedTo(suggestions);
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
