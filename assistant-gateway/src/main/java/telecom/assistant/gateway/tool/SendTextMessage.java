package telecom.assistant.gateway.tool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import telecom.assistant.channel.personal.PersonalData;
import telecom.assistant.conversation.Assurance;
import telecom.assistant.conversation.ChannelProfiles;
import telecom.assistant.model.ToolSpec;

/** Sends a text to the subscriber's own number during a call or a chat. */
@ApplicationScoped
public class SendTextMessage implements AssistantTool {

    public static final String NAME = "send_text_message";

    private final ToolConfig.Text config;
    private final ChannelProfiles channels;
    private final Links links;
    private final ToolDescription description;

    SendTextMessage(ToolConfig config, ChannelProfiles channels) {
        this.channels = channels;
        this.config = config.text();
        this.links = new Links(config.text().linkHosts());
        ToolSpec spec = new ToolSpec(
                NAME,
                "Sends a text message (SMS) to the subscriber's own phone number, never to another one. Use it during a"
                        + " call or a chat when the subscriber wants something in writing.",
                new ToolSchema()
                        .text(
                                "text",
                                this.config.maxCharacters(),
                                "The whole message in plain text, in the subscriber's language.")
                        .build());
        this.description = new ToolDescription(spec, new Note("문자 발송", "text message"), Assurance.CALLER_ID);
    }

    @Override
    public ToolDescription description() {
        return description;
    }

    @Override
    public boolean hasSideEffects() {
        return true;
    }

    @Override
    public Set<Act> proves() {
        return Set.of(Act.TEXT);
    }

    @Override
    public Uni<ToolOutcome> call(ToolContext context, JsonNode arguments) {
        String text = PersonalData.mask(arguments.path("text").asText().strip());
        if (channels.of(context.caller().route()).sendsTexts()) {
            return refuse(
                    "already_texting", "This conversation is already by text message; answer here.", "이미 문자로 상담 중");
        }
        if (context.caller().sms().isEmpty()) {
            return refuse(
                    "no_number",
                    "No phone number of the subscriber is known, so nothing can be texted. Say it here instead.",
                    "등록된 번호 없음");
        }
        int sentBefore = context.caller().sms().get().sentBefore();
        if (context.callNumber() > config.maxPerTurn()
                || sentBefore + context.callNumber() > config.maxPerConversation()) {
            return refuse("too_many", "No more text messages may be sent now. Continue here.", "보낼 수 있는 문자 수 초과");
        }
        if (!links.areAllowed(text)) {
            return refuse(
                    "link", "Messages must not contain this link. Write the message without it.", "허용되지 않은 링크 포함");
        }
        return send(context, context.caller().sms().get(), text);
    }

    private Uni<ToolOutcome> send(ToolContext context, SmsToSubscriber texts, String text) {
        return texts.isOptedOut()
                .chain(out -> out
                        ? refuse(
                                "opted_out",
                                "The subscriber has opted out of text messages. Say so and answer here; texting"
                                        + " '수신동의' or START to the operator's number allows messages again.",
                                "수신 거부 상태")
                        : texts.send(context.call(), text).replaceWith(() -> sent(text)));
    }

    private ToolOutcome sent(String text) {
        JsonNode result = JsonNodeFactory.instance
                .objectNode()
                .put("sent", true)
                .put("message", "The text message is on its way to the subscriber's own number.");
        return ToolOutcome.answer(result, description.label().with(text, text));
    }

    private Uni<ToolOutcome> refuse(String reason, String advice, String reasonKo) {
        return Uni.createFrom()
                .item(ToolOutcome.refusal(
                        reason,
                        advice,
                        description.label().with("보내지 않음, " + reasonKo, "not sent, " + reason.replace('_', ' '))));
    }
}
