package telecom.assistant.channel.web.activity;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import telecom.assistant.channel.Ids;
import telecom.assistant.channel.Language;
import telecom.assistant.channel.event.Author;
import telecom.assistant.channel.event.OutboundEvent;
import telecom.assistant.channel.event.OutboundEvent.Notice;
import telecom.assistant.channel.event.OutboundEvent.ReplyCompleted;
import telecom.assistant.channel.event.OutboundEvent.ReplyDelta;
import telecom.assistant.channel.event.OutboundEvent.ReplyStarted;
import telecom.assistant.channel.event.OutboundEvent.TransferRequested;
import telecom.assistant.channel.event.Role;
import telecom.assistant.channel.event.Source;
import telecom.assistant.channel.web.config.WebConfig;

/**
 * Writes the engine's events as Bot Framework activities. Partial replies use Web Chat's livestreaming: {@code typing}
 * activities with the text so far. Each reply is a stream of its own, which ends with a {@code message} or is
 * withdrawn. All activities of a stream have the reply's id, which is also the id of the stream: Web Chat 4.18 shows
 * every activity as a bubble unless it replaces one with the same id, and newer versions find the stream by the id of
 * its first activity (Web Chat, {@code docs/LIVESTREAMING.md}). All texts are plain: nothing in them is Markdown.
 */
@ApplicationScoped
public class BotActivities {

    /** The bot's account, and the service address of every web route. */
    public static final String BOT_ID = "assistant";

    static final String CHANNEL_ID = "directline";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final WebConfig.AssistantName assistantName;

    public BotActivities(WebConfig config) {
        this.assistantName = config.assistantName();
    }

    /**
     * Shows that the assistant has begun to answer.
     *
     * @param position the position in the conversation; see {@link ActivitySet#POSITION}
     */
    public String started(ReplyStarted event, double position) {
        ObjectNode activity = from("typing", Ids.timeOrdered(), event, Author.ASSISTANT, event.language());
        data(activity).put(ActivitySet.POSITION, position);
        return activity.toString();
    }

    /**
     * The reply so far.
     *
     * @param sequence 1, 2, 3 … within the stream
     * @param position the position in the conversation; see {@link ActivitySet#POSITION}
     */
    public String partial(ReplyDelta event, String textSoFar, long sequence, double position) {
        ObjectNode activity = from("typing", event.replyId(), event, Author.ASSISTANT, event.language());
        putText(activity, textSoFar);
        stream(activity, "streaming", event.replyId())
                .put("streamSequence", sequence)
                .put(ActivitySet.POSITION, position);
        return activity.toString();
    }

    /**
     * Removes the shown part of a reply: Web Chat removes a stream that ends without text. The activity is a {@code
     * message}, because Web Chat 4.18 keeps the bubble when a {@code typing} activity ends the stream.
     *
     * @param position the position in the conversation; see {@link ActivitySet#POSITION}
     */
    public String withdrawn(OutboundEvent event, UUID replyId, double position) {
        ObjectNode activity = from("message", replyId, event, Author.ASSISTANT, null);
        putText(activity, "");
        stream(activity, "final", replyId).put("cancelled", true).put(ActivitySet.POSITION, position);
        return activity.toString();
    }

    /** The whole reply, under the reply's id. It ends the reply's stream; an agent's message has no stream. */
    public BotActivity message(ReplyCompleted event) {
        ObjectNode activity = from("message", event.replyId(), event, event.author(), event.language());
        putText(activity, event.text());
        ObjectNode data =
                event.author().role() == Role.AGENT ? data(activity) : stream(activity, "final", event.replyId());
        data.put("complete", event.complete());
        data.put("firstTokenMillis", event.firstTokenMillis());
        if (event.author().role() == Role.AGENT) {
            data.put("agentName", event.author().name());
        }
        if (event.author().role() == Role.ASSISTANT) {
            cite(event.sources(), labelAsGenerated(activity));
            // Web Chat then shows a thumb up and a thumb down.
            data.putObject("feedbackLoop").put("type", "default");
        }
        return stored(activity);
    }

    /** A message of the system itself, under the notice's id. */
    public BotActivity message(Notice event) {
        ObjectNode activity = from("message", event.noticeId(), event, Author.SYSTEM, event.language());
        putText(activity, event.text());
        data(activity).put("notice", event.kind().name());
        return stored(activity);
    }

    /** A message of the channel itself, outside any turn; the same id is shown only once. */
    public BotActivity systemMessage(UUID id, String conversation, String text, String language) {
        ObjectNode activity = from("message", id, conversation, Author.SYSTEM, language);
        putText(activity, text);
        return stored(activity);
    }

    /** Shows that the conversation is waiting for an agent (Bot Framework, {@code handoff.initiate}). */
    public BotActivity handoffInitiated(TransferRequested event) {
        UUID id = Ids.derived("web handoff", event.conversation() + "/" + event.turn());
        return handoff(event, id, "handoff.initiate", "reason", event.reason());
    }

    /**
     * Shows the progress of the hand-off (Bot Framework, {@code handoff.status}).
     *
     * @param state {@code accepted}, {@code failed} or {@code completed}
     */
    public BotActivity handoffStatus(Notice event, String state) {
        UUID id = Ids.derived("web handoff status", event.noticeId().toString());
        return handoff(event, id, "handoff.status", "state", state);
    }

    private BotActivity handoff(OutboundEvent event, UUID id, String name, String key, String value) {
        ObjectNode activity = from("event", id, event, Author.SYSTEM, null);
        activity.put("name", name).putObject("value").put(key, value);
        return stored(activity);
    }

    private static BotActivity stored(ObjectNode activity) {
        return new BotActivity(activity.get("id").textValue(), activity.toString());
    }

    private ObjectNode from(String type, Object id, OutboundEvent event, Author author, String language) {
        ObjectNode activity = from(type, id, event.route().leg(), author, language);
        data(activity).put("turn", event.turn());
        return activity;
    }

    private ObjectNode from(String type, Object id, String conversation, Author author, String language) {
        ObjectNode activity = JSON.objectNode();
        activity.put("type", type);
        activity.put("id", id.toString());
        activity.put("timestamp", Instant.now().toString());
        activity.put("channelId", CHANNEL_ID);
        activity.putObject("conversation").put("id", conversation);
        activity.putObject("from")
                .put("id", accountOf(author))
                .put("name", author.name() == null ? nameIn(language) : author.name())
                .put("role", "bot");
        if (language != null) {
            activity.put("locale", language);
        }
        data(activity).put("author", author.role().name().toLowerCase(Locale.ROOT));
        return activity;
    }

    /**
     * Clients tell people apart by their ids. For an agent it is not the id at the desk, which clients need not know.
     */
    private static String accountOf(Author author) {
        return author.role() == Role.AGENT
                ? "agent-" + Ids.derived("web agent", String.valueOf(author.name()))
                : BOT_ID;
    }

    private String nameIn(String language) {
        return Language.choose(language, assistantName.ko(), assistantName.en());
    }

    private static ObjectNode stream(ObjectNode activity, String streamType, UUID replyId) {
        return data(activity).put("streamType", streamType).put("streamId", replyId.toString());
    }

    /** Bot Framework, Activity, "Text format": without {@code plain}, clients read a text as Markdown. */
    private static void putText(ObjectNode activity, String text) {
        activity.put("text", text).put("textFormat", "plain");
    }

    private static ObjectNode data(ObjectNode activity) {
        return activity.withObjectProperty("channelData");
    }

    /** Bot Framework's label for generated content: Teams reads {@code additionalType}, Web Chat {@code keywords}. */
    private static ObjectNode labelAsGenerated(ObjectNode activity) {
        ObjectNode label = activity.putArray("entities").addObject();
        label.put("type", "https://schema.org/Message");
        label.put("@type", "Message");
        label.put("@context", "https://schema.org");
        label.put("@id", "");
        label.putArray("additionalType").add("AIGeneratedContent");
        label.putArray("keywords").add("AIGeneratedContent");
        return label;
    }

    /** Bot Framework's citations (schema.org, {@code Claim}), which Teams and Web Chat show below the text. */
    private static void cite(List<Source> sources, ObjectNode label) {
        if (sources == null || sources.isEmpty()) {
            return;
        }
        ArrayNode citations = label.putArray("citation");
        for (Source source : sources) {
            ObjectNode claim = citations.addObject().put("@type", "Claim").put("position", citations.size());
            claim.putObject("appearance")
                    .put("@type", "DigitalDocument")
                    .put("name", source.title())
                    .put("identifier", source.id());
        }
    }
}
