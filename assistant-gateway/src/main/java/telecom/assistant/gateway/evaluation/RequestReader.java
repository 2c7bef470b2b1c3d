package telecom.assistant.gateway.evaluation;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import telecom.assistant.conversation.ChannelProfiles;
import telecom.assistant.gateway.admin.Problem;
import telecom.assistant.gateway.evaluation.EvaluationRequest.Conversations;
import telecom.assistant.gateway.reply.AdmissionConfig;
import telecom.assistant.model.ModelConfig;

/**
 * Reads a posted evaluation request. Throws a {@link Problem} that says what is wrong with the request and what was
 * expected.
 */
@ApplicationScoped
class RequestReader {

    private static final Set<String> FIELDS =
            Set.of("tiers", "prompts", "conversations", "turnsPerConversation", "concurrency");
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final EvaluationConfig config;
    private final AdmissionConfig admission;
    private final ModelConfig model;
    private final PromptReader prompts;

    RequestReader(EvaluationConfig config, AdmissionConfig admission, ModelConfig model, ChannelProfiles channels) {
        this.config = config;
        this.admission = admission;
        this.model = model;
        this.prompts = new PromptReader(config.promptLength(), channels.channels());
    }

    EvaluationRequest read(byte[] body) {
        JsonNode json = parse(body);
        json.properties().forEach(field -> expect(FIELDS.contains(field.getKey()), "body: unknown field", FIELDS));
        List<Candidate> candidates = Candidate.of(tiers(json.path("tiers")), prompts.read(json.path("prompts")));
        expect(
                candidates.size() <= config.mostCandidates(),
                "tiers times prompts: too many",
                "at most " + config.mostCandidates() + ", assistant.evaluation.most-candidates");
        EvaluationRequest request = new EvaluationRequest(
                candidates,
                conversations(json.path("conversations")),
                number(json, "turnsPerConversation", config.turns(), config.mostTurns()),
                number(json, "concurrency", Math.min(config.atOnce(), mostAtOnce()), mostAtOnce()));
        long answers = (long) request.conversations().most() * request.turns() * candidates.size();
        expect(
                answers <= config.mostAnswers(),
                "conversations times turnsPerConversation times candidates: " + answers,
                "at most " + config.mostAnswers() + ", assistant.evaluation.most-answers");
        return request;
    }

    /**
     * The most conversations to replay at a time: fewer than the turns that the model answers at once for subscribers.
     */
    int mostAtOnce() {
        return Math.max(1, Math.min(config.mostAtOnce(), admission.turnsAtOnce() - 1));
    }

    private static JsonNode parse(byte[] body) {
        try {
            JsonNode json = body == null || body.length == 0 ? null : JSON.readTree(body);
            if (json != null && json.isObject()) {
                return json;
            }
        } catch (IOException unreadable) {
            // The failure is reported below, without quoting the body.
        }
        throw Problem.badRequest("body: not understood (expected: a JSON object with tiers)");
    }

    private List<String> tiers(JsonNode given) {
        Set<String> known = model.tiers().keySet();
        List<String> tiers = new ArrayList<>();
        for (JsonNode tier : given) {
            boolean isNew = tier.isTextual() && known.contains(tier.asText()) && !tiers.contains(tier.asText());
            expect(isNew, "tiers: unknown or listed twice", "each once, of " + known);
            tiers.add(tier.asText());
        }
        expect(given.isArray() && !tiers.isEmpty(), "tiers: none", "a list of at least one of " + known);
        return tiers;
    }

    private Conversations conversations(JsonNode given) {
        if (!given.isArray()) {
            boolean known = given.isMissingNode() || given.isObject();
            expect(known, "conversations: not understood", "a list of ids, or {\"last\": 20}");
            JsonNode before = given.path("before");
            return Conversations.newest(
                    number(given, "last", config.conversations(), config.mostConversations()),
                    before.isMissingNode() ? Optional.empty() : Optional.of(id(before)));
        }
        List<UUID> ids = new ArrayList<>();
        given.forEach(each -> ids.add(id(each)));
        boolean fits = !ids.isEmpty() && ids.size() <= config.mostConversations();
        expect(fits, "conversations: " + ids.size(), "1 to " + config.mostConversations());
        return Conversations.named(ids.stream().distinct().toList());
    }

    private static UUID id(JsonNode given) {
        try {
            return UUID.fromString(given.asText());
        } catch (IllegalArgumentException noId) {
            throw Problem.badRequest("conversations: not an id (expected: UUIDs)");
        }
    }

    private static int number(JsonNode json, String name, int usual, int most) {
        JsonNode given = json.path(name);
        if (given.isMissingNode() || given.isNull()) {
            return Math.min(usual, most);
        }
        expect(
                given.isInt() && given.asInt() >= 1 && given.asInt() <= most,
                name + ": not a number in range",
                "1 to " + most);
        return given.asInt();
    }

    static void expect(boolean holds, String what, Object expected) {
        if (!holds) {
            throw Problem.badRequest(what + " (expected: " + expected + ")");
        }
    }
}
