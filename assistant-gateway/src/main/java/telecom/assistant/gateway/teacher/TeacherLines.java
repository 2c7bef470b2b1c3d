package telecom.assistant.gateway.teacher;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import telecom.assistant.channel.Channel;
import telecom.assistant.gateway.engine.EngineConfig;
import telecom.assistant.gateway.prompt.Context;
import telecom.assistant.gateway.prompt.Prompts;
import telecom.assistant.gateway.reply.Phrases;
import telecom.assistant.model.ChatMessage;
import telecom.assistant.store.conversation.UtteranceRecord;

/** What goes into an example: the prompts that are used for replies, and the answers of the tiers that teach. */
@ApplicationScoped
class TeacherLines {

    private final Prompts prompts;
    private final Phrases phrases;
    private final TeacherConfig config;
    private final EngineConfig engine;

    TeacherLines(Prompts prompts, Phrases phrases, TeacherConfig config, EngineConfig engine) {
        this.prompts = prompts;
        this.phrases = phrases;
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

    /**
     * The model's own words. The disclosure that an AI answers was put in front of them, and will be put in front of a
     * smaller model's words as well.
     */
    String withoutDisclosure(UtteranceRecord reply) {
        String disclosure = Phrases.in(reply.language(), phrases.disclosure());
        String text = reply.text();
        return !disclosure.isEmpty() && text.startsWith(disclosure)
                ? text.substring(disclosure.length()).strip()
                : text;
    }
}
