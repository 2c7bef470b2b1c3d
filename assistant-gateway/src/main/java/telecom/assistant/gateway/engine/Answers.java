package telecom.assistant.gateway.engine;

import jakarta.enterprise.context.ApplicationScoped;
import telecom.assistant.channel.Channel;
import telecom.assistant.conversation.turn.Context;
import telecom.assistant.conversation.turn.Effect;
import telecom.assistant.conversation.turn.Turn;
import telecom.assistant.gateway.classification.EffortJudge;
import telecom.assistant.gateway.prompt.ConversationPrompts;
import telecom.assistant.gateway.reply.ReplyStreams;
import telecom.assistant.gateway.tool.TurnTools;
import telecom.assistant.model.Effort;
import telecom.assistant.model.ModelRequest;

/** Has the model answer turns. */
@ApplicationScoped
class Answers {

    private final ReplyStreams streams;
    private final ToolCalls tools;
    private final EffortJudge effort;

    Answers(ReplyStreams streams, ToolCalls tools, EffortJudge effort) {
        this.streams = streams;
        this.tools = tools;
        this.effort = effort;
    }

    /** Begins an answer. Its first events may come before this returns. */
    void begin(Answer answer, Effect.AskModel ask, ConversationPrompts prompts) {
        Turn turn = ask.turn();
        Channel channel = turn.route().channel();
        Context context = ask.context();
        TurnTools turnTools = tools.of(ask.memory().conversation(), turn);
        var stream = streams.create(
                channel, turn.language(), ask.disclose(), turn.cause().time(), answer);
        answer.streamFrom(stream);
        ModelRequest request = prompts.reply(channel, context)
                .withTraceparent(turn.cause().trace().child().toString())
                .withSession(ask.memory().conversation().id().toString());
        answer.waitForJudgement(effort.judge(
                channel,
                context,
                request.options().traceparent(),
                judged -> stream.start(judged(request, judged, channel), turnTools)));
    }

    /** Thinking takes seconds, in which a call is silent; who chats sees that a reply is being written. */
    private static ModelRequest judged(ModelRequest request, Effort effort, Channel channel) {
        return request.withEffort(effort).withThinking(effort == Effort.HARD && channel.equals(Channel.WEB));
    }
}
