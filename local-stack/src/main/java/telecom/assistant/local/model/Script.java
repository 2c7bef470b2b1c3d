package telecom.assistant.local.model;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import telecom.assistant.local.model.ChatRequest.Message;
import telecom.assistant.local.model.Knowledge.Topic;

/** Chooses the reply to a request: what kind of task it is, then what the subscriber wants, given what was said before. */
final class Script {
    static final String TRANSFER = "transfer_to_agent";

    private static final Pattern BRIEF = Pattern.compile("\\b(VOICE|SMS)\\b");
    private static final Pattern SUMMARY = Pattern.compile("\\bSUMMARY\\b");
    private static final Pattern FAILED = Pattern.compile("error|fail|실패", Pattern.CASE_INSENSITIVE);

    private final ObjectMapper json = new ObjectMapper();
    private final Knowledge knowledge = new Knowledge();
    private final ToolChoice choice = new ToolChoice();

    Reply replyTo(ChatRequest request) {
        Dialogue dialogue = new Dialogue(Utterance.in(request), knowledge);
        Language language = dialogue.language();
        if (asksForSuggestions(request)) {
            return new Reply.Words("", suggestions(dialogue, language));
        }
        if (asksForSummary(request)) {
            return new Reply.Words("", summary(dialogue, language));
        }
        if (request.lastIsFrom("tool")) {
            return words(request, language, afterTool(request, language));
        }
        if (wantsAgent(request, dialogue)) {
            return request.tools().contains(TRANSFER)
                    ? transfer(dialogue, language)
                    : words(request, language, phrase("offerAgent", language));
        }
        return call(request, dialogue, language)
                .orElseGet(() -> words(request, language, answer(dialogue, language, isBrief(request))));
    }

    private Optional<Reply> call(ChatRequest request, Dialogue dialogue, Language language) {
        boolean recalls = dialogue.intent().filter(Intent.RECAP::equals).isPresent();
        return recalls ? Optional.empty() : choice.call(request, dialogue, language);
    }

    private static boolean isBrief(ChatRequest request) {
        return BRIEF.matcher(request.instructions()).find();
    }

    /** Whether the request is for words to the subscriber. */
    static boolean isTalk(ChatRequest request) {
        return !asksForSuggestions(request) && !asksForSummary(request);
    }

    private static boolean asksForSuggestions(ChatRequest request) {
        return request.asksFor("suggestions");
    }

    private static boolean asksForSummary(ChatRequest request) {
        return SUMMARY.matcher(request.instructions()).find();
    }

    private Reply words(ChatRequest request, Language language, String text) {
        return new Reply.Words(request.thinking() ? phrase("thought", language) : "", text);
    }

    private String answer(Dialogue dialogue, Language language, boolean brief) {
        Optional<Intent> intent = dialogue.intent();
        if (intent.filter(Intent.RECAP::equals).isPresent()) {
            return recap(dialogue, language);
        }
        Optional<Topic> asked = dialogue.topic();
        if (intent.filter(Intent.COST::equals).isPresent()
                && !asked.map(Topic::quantity).orElse(false)) {
            return asked.or(dialogue::earlierTopic)
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
            default -> "fallback";
        };
    }

    private boolean wantsAgent(ChatRequest request, Dialogue dialogue) {
        Optional<Intent> intent = dialogue.intent();
        return intent.filter(Intent.AGENT::equals).isPresent()
                || (intent.filter(Intent.YES::equals).isPresent() && agentWasOffered(request));
    }

    /** True when the assistant's last words were an offer of an agent, so that a bare "yes" accepts it. */
    private boolean agentWasOffered(ChatRequest request) {
        List<Message> said =
                request.messages().stream().filter(m -> m.isFrom("assistant")).toList();
        return !said.isEmpty()
                && Intent.of(said.get(said.size() - 1).text())
                        .filter(Intent.AGENT::equals)
                        .isPresent();
    }

    private Reply transfer(Dialogue dialogue, Language language) {
        ObjectNode arguments = json.createObjectNode()
                .put("reason", phrase("transferReason", language))
                .put("summary", summary(dialogue, language));
        return new Reply.ToolCall(TRANSFER, arguments.toString());
    }

    private String afterTool(ChatRequest request, Language language) {
        String result = request.messages().get(request.messages().size() - 1).text();
        Optional<String> known = new ToolSpeech(knowledge, language, isBrief(request)).on(result);
        if (known.isPresent()) {
            return known.get();
        }
        if (FAILED.matcher(result).find()) {
            return phrase("toolFailed", language);
        }
        boolean transfer = result.contains("transfer") || result.contains("agent") || result.contains("상담원");
        return phrase(transfer ? "transferred" : "toolDone", language);
    }

    private String recap(Dialogue dialogue, Language language) {
        List<String> topics = dialogue.earlierTopics(language, phrase("recapItem", language));
        return topics.isEmpty()
                ? phrase("nothingYet", language)
                : phrase("recap", language).formatted(String.join(", ", topics));
    }

    private String summary(Dialogue dialogue, Language language) {
        List<String> topics = dialogue.topics(language, phrase("recapItem", language));
        return topics.isEmpty()
                ? phrase("summaryEmpty", language)
                : phrase("summary", language).formatted(String.join(", ", topics));
    }

    private String suggestions(Dialogue dialogue, Language language) {
        ObjectNode answer = json.createObjectNode();
        ArrayNode list = answer.putArray("suggestions");
        String key = language.key();
        Optional<Topic> topic = dialogue.topic().or(dialogue::earlierTopic);
        String first = topic.map(t -> t.full().get(key)).orElseGet(() -> phrase("suggestGreeting", language));
        String second = topic.map(t -> t.ask().get(key)).orElseGet(() -> phrase("suggestDetails", language));
        list.addObject().put("text", first).put("confidence", topic.isPresent() ? 0.92 : 0.74);
        list.addObject().put("text", second).put("confidence", 0.68);
        list.addObject().put("text", phrase("suggestApology", language)).put("confidence", 0.41);
        return answer.toString();
    }

    private String phrase(String id, Language language) {
        return knowledge.phrase(id, language);
    }
}
