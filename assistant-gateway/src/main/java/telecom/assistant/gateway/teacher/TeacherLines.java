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

/** How examples are made: with the prompts that replies are asked for with, and of the tiers that teach. */
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

    /** Utterances that an engine has in memory, from which it makes its prompts. */
    int utterancesShown() {
        return engine.utterancesInMemory();
    }

    List<ChatMessage> shown(Channel channel, Context context) {
        return prompts.shown(channel, context);
    }

    List<TeacherLine.Tool> tools() {
        return prompts.tools().stream().map(TeacherLine.Tool::new).toList();
    }

    /** The model's own words: that an AI answers was put before them, and will be put before a smaller model's, too. */
    String withoutDisclosure(UtteranceRecord reply) {
        String disclosure = Phrases.in(reply.language(), phrases.disclosure());
        String text = reply.text();
        return !disclosure.isEmpty() && text.startsWith(disclosure)
                ? text.substring(disclosure.length()).strip()
                : text;
    }
}
