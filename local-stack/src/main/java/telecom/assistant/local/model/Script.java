package telecom.assistant.local.model;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import telecom.assistant.local.model.ChatRequest.Message;
import telecom.assistant.local.model.Knowledge.Topic;

/**
 * Chooses the reply to a request, according to the kind of task, the subscriber's intent, and the conversation so far.
 */
final class Script {
    static final String TRANSFER = "transfer_to_agent";

    private static final Pattern BRIEF = Pattern.compile("\\bBe brief\\b");
    private static final Set<String> BRIEF_CHANNELS = Set.of("voice", "sms");
    private static final Pattern SUMMARY = Pattern.compile("\\bSUMMARY\\b");
    private static final Pattern FAILED = Pattern.compile("error|fail|실패", Pattern.CASE_INSENSITIVE);

    private final ObjectMapper json = new ObjectMapper();
    private final Knowledge knowledge = new Knowledge();
    private final ToolChoice choice = new ToolChoice();

    ModelReply replyTo(ChatRequest request) {
        ConversationSoFar conversation = new ConversationSoFar(Utterance.in(request), knowledge);
        ScriptLanguage language = conversation.language();
        if (asksForSuggestions(request)) {
            return new ModelReply.Text("", suggestions(request, conversation, language));
        }
        if (asksForSummary(request)) {
            return new ModelReply.Text("", summary(conversation, language));
        }
        if (request.lastIsFrom("tool")) {
            return textReply(request, language, afterTool(request, language));
        }
        if (wantsAgent(request, conversation)) {
            return request.tools().contains(TRANSFER)
                    ? transfer(conversation, language)
                    : textReply(request, language, phrase("offerAgent", language));
        }
        if (PromptSubscriber.asksForPlan(conversation.last())) {
            return textReply(request, language, plan(request, language));
        }
        return call(request, conversation, language)
                .orElseGet(() -> textReply(request, language, replyText(request, conversation)));
    }

    private String plan(ChatRequest request, ScriptLanguage language) {
        return PromptSubscriber.plan(request)
                .map(plan -> phrase("ownPlan", language).formatted(plan))
                .orElseGet(() -> phrase("noOwnPlan", language));
    }

    /**
     * The text of an article in the prompt, if there is one and the subscriber asks about something; otherwise the
     * scripted text.
     */
    private String replyText(ChatRequest request, ConversationSoFar conversation) {
        boolean brief = isBrief(request);
        boolean asks = conversation.intent().map(Intent.COST::equals).orElse(true);
        return Optional.of(request)
                .filter(any -> asks)
                .flatMap(any -> PromptArticles.answer(any, brief))
                .orElseGet(() -> answer(conversation, conversation.language(), brief));
    }

    private Optional<ModelReply> call(ChatRequest request, ConversationSoFar conversation, ScriptLanguage language) {
        boolean recalls = conversation.intent().filter(Intent.RECAP::equals).isPresent();
        return recalls ? Optional.empty() : choice.call(request, conversation, language);
    }

    /** Whether the answer is spoken or texted, or the operator wants it brief everywhere. */
    private static boolean isBrief(ChatRequest request) {
        List<Utterance> utterances = Utterance.in(request);
        boolean onBriefChannel = !utterances.isEmpty()
                && BRIEF_CHANNELS.contains(utterances.get(utterances.size() - 1).channel());
        return onBriefChannel || BRIEF.matcher(request.instructions()).find();
    }

    /** Whether the request is for a reply to the subscriber. */
    static boolean isForSubscriber(ChatRequest request) {
        return !asksForSuggestions(request) && !asksForSummary(request);
    }

    private static boolean asksForSuggestions(ChatRequest request) {
        return request.asksFor("suggestions");
    }

    private static boolean asksForSummary(ChatRequest request) {
        return SUMMARY.matcher(request.instructions()).find();
    }

    private ModelReply textReply(ChatRequest request, ScriptLanguage language, String text) {
        return new ModelReply.Text(request.thinking() ? phrase("thought", language) : "", text);
    }

    private String answer(ConversationSoFar conversation, ScriptLanguage language, boolean brief) {
        Optional<Intent> intent = conversation.intent();
        if (intent.filter(Intent.RECAP::equals).isPresent()) {
            return recap(conversation, language);
        }
        Optional<Topic> asked = conversation.topic();
        if (intent.filter(Intent.COST::equals).isPresent()
                && !asked.map(Topic::quantity).orElse(false)) {
            return asked.or(conversation::earlierTopic)
                    .map(topic -> topic.cost().get(language.key()))
                    .orElseGet(() -> phrase("fallback", language));
        }
        return asked.map(topic -> (brief ? topic.brief() : topic.full()).get(language.key()))
                .orElseGet(() -> phrase(courtesy(intent), language));
    }

    private static String courtesy(Optional<Intent> intent) {
        return switch (intent.orElse(Intent.AGENT)) {
            case WHO -> "who";
            case THANKS -> "thanks";
            case HELLO -> "hello";
            case YES -> "toolDone";
            case AGENT, RECAP, COST -> "fallback";
        };
    }

    private boolean wantsAgent(ChatRequest request, ConversationSoFar conversation) {
        Optional<Intent> intent = conversation.intent();
        return intent.filter(Intent.AGENT::equals).isPresent()
                || (intent.filter(Intent.YES::equals).isPresent() && agentWasOffered(request));
    }

    /** Whether the assistant's last message offered an agent, so that a bare "yes" accepts the offer. */
    private boolean agentWasOffered(ChatRequest request) {
        List<Message> said =
                request.messages().stream().filter(m -> m.isFrom("assistant")).toList();
        return !said.isEmpty()
                && Intent.of(said.get(said.size() - 1).text())
                        .filter(Intent.AGENT::equals)
                        .isPresent();
    }

    private ModelReply transfer(ConversationSoFar conversation, ScriptLanguage language) {
        ObjectNode arguments = json.createObjectNode()
                .put("reason", phrase("transferReason", language))
                .put("summary", summary(conversation, language));
        return new ModelReply.ToolCall(TRANSFER, arguments.toString());
    }

    private String afterTool(ChatRequest request, ScriptLanguage language) {
        String result = request.messages().get(request.messages().size() - 1).text();
        Optional<String> known = new ToolSpeech(knowledge, language, isBrief(request)).sentenceFor(result);
        if (known.isPresent()) {
            return known.get();
        }
        if (FAILED.matcher(result).find()) {
            return phrase("toolFailed", language);
        }
        boolean transfer = result.contains("transfer") || result.contains("agent") || result.contains("상담원");
        return phrase(transfer ? "transferred" : "toolDone", language);
    }

    private String recap(ConversationSoFar conversation, ScriptLanguage language) {
        List<String> topics = conversation.earlierTopics(language, phrase("recapItem", language));
        return topics.isEmpty()
                ? phrase("nothingYet", language)
                : phrase("recap", language).formatted(String.join(", ", topics));
    }

    private String summary(ConversationSoFar conversation, ScriptLanguage language) {
        List<String> topics = conversation.topics(language, phrase("recapItem", language));
        return topics.isEmpty()
                ? phrase("summaryEmpty", language)
                : phrase("summary", language).formatted(String.join(", ", topics));
    }

    private String suggestions(ChatRequest request, ConversationSoFar conversation, ScriptLanguage language) {
        ObjectNode answer = json.createObjectNode();
        ArrayNode list = answer.putArray("suggestions");
        String key = language.key();
        Optional<Topic> topic = conversation.topic().or(conversation::earlierTopic);
        String first = PromptArticles.answer(request, true)
                .or(() -> topic.map(t -> t.full().get(key)))
                .orElseGet(() -> phrase("suggestGreeting", language));
        String second = topic.map(t -> t.ask().get(key)).orElseGet(() -> phrase("suggestDetails", language));
        list.addObject().put("text", first).put("confidence", topic.isPresent() ? 0.92 : 0.74);
        list.addObject().put("text", second).put("confidence", 0.68);
        list.addObject().put("text", phrase("suggestApology", language)).put("confidence", 0.41);
        return answer.toString();
    }

    private String phrase(String id, ScriptLanguage language) {
        return knowledge.phrase(id, language);
    }
}
