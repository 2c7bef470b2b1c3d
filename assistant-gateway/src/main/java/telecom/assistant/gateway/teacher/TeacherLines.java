package telecom.assistant.gateway.teacher;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import telecom.assistant.channel.Channel;
import telecom.assistant.conversation.turn.Context;
import telecom.assistant.gateway.engine.EngineConfig;
import telecom.assistant.gateway.prompt.Prompts;
import telecom.assistant.model.ChatMessage;

/** What goes into an example: the prompts that are used for replies, and the answers of the tiers that teach. */
@ApplicationScoped
class TeacherLines {

    private final Prompts prompts;
    private final TeacherConfig config;
    private final EngineConfig engine;

    TeacherLines(Prompts prompts, TeacherConfig config, EngineConfig engine) {
        this.prompts = prompts;
        this.config = config;
        this.engine = engine;
    }

    boolean areFrom(String tier) {
        return config.tiers().contains(tier);
    }

    /** How many utterances an engine has in memory to make its prompts from. */
    int utterancesShown() {
        return engine.utterancesInMemory();
    }

    List<ChatMessage> shown(Channel channel, Context context) {
        return prompts.shown(channel, context);
    }

    List<TeacherLine.Tool> tools() {
        return prompts.tools().stream().map(TeacherLine.Tool::new).toList();
    }
}
