package telecom.assistant.local.model;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import telecom.assistant.local.model.ChatRequest.Message;
import telecom.assistant.local.model.Knowledge.Topic;

/** Chooses which of the offered tools the script calls, if any. */
final class ToolChoice {
    private static final Pattern TEXT_IT =
            Knowledge.pattern("\\b(text|sms|message) (it|that|this|me|them)\\b|(by|as a) text|문자(로|를)? ?(보내|남겨|주세요|받)");
    private static final Pattern TICKETS = Knowledge.pattern(
            "(고장|접수|신고).*(상태|현황|진행|어떻게|됐|되었|확인|언제)|ticket.*(status|how)|(status|my|open).*\\btickets?\\b");
    private static final Pattern REPORT =
            Knowledge.pattern("(고장|장애).*(접수|신고)|(접수|신고)해|report (a|an|the|this|it)\\b|open a (trouble )?ticket");
    private static final Pattern PLANS =
            Knowledge.pattern("요금제 ?(종류|목록|리스트)|어떤 요금제|(list of|which|what) plans|plans do you");
    private static final Pattern BALANCE = Knowledge.pattern("선불 ?잔액|잔액|prepaid balance|my balance");
    private static final Pattern OUTAGES =
            Knowledge.pattern("장애 ?(현황|지역|목록|난 곳|있는 곳)|(어디|어느).*장애|(known|current|list of|which) outages");
    private static final Pattern SEVERAL = Knowledge.pattern("지난달|최근|개월|last (few|\\w+ )?months?|previous|compare|비교");

    private final ObjectMapper json = new ObjectMapper();

    /** The call, if an offered tool does what the subscriber wants. */
    Optional<ModelReply> call(ChatRequest request, ConversationSoFar conversation, ScriptLanguage language) {
        String said = conversation.last();
        if (TEXT_IT.matcher(said).find()) {
            return offered(request, "send_text_message").flatMap(tool -> text(request, conversation, language)
                    .map(text -> new ModelReply.ToolCall(
                            tool, object().put("text", text).toString())));
        }
        if (TICKETS.matcher(said).find()) {
            return offered(request, "list_trouble_tickets").map(tool -> new ModelReply.ToolCall(tool, "{}"));
        }
        if (PLANS.matcher(said).find() || BALANCE.matcher(said).find()) {
            String wanted = PLANS.matcher(said).find() ? "list_plans" : "look_up_balance";
            return offered(request, wanted).map(tool -> new ModelReply.ToolCall(tool, "{}"));
        }
        if (OUTAGES.matcher(said).find()) {
            return offered(request, "list_outages").map(tool -> new ModelReply.ToolCall(tool, "{}"));
        }
        if (REPORT.matcher(said).find()) {
            ObjectNode ticket =
                    object().put("description", said).put("severity", "Major").put("ticketType", "network");
            return offered(request, "create_trouble_ticket")
                    .map(tool -> new ModelReply.ToolCall(tool, ticket.toString()));
        }
        return conversation.topic().map(Topic::id).flatMap(topic -> lookUp(request, topic, said));
    }

    private Optional<ModelReply> lookUp(ChatRequest request, String topic, String said) {
        return switch (topic) {
            case "bill" -> {
                String arguments = SEVERAL.matcher(said).find() ? "{\"count\":3}" : "{}";
                yield offered(request, "look_up_bill").map(tool -> new ModelReply.ToolCall(tool, arguments));
            }
            case "data-left" -> offered(request, "look_up_usage").map(tool -> new ModelReply.ToolCall(tool, "{}"));
            default -> Optional.empty();
        };
    }

    /**
     * The content of the text message: the topic that the utterance names or, without one, the assistant's last
     * message.
     */
    private static Optional<String> text(ChatRequest request, ConversationSoFar conversation, ScriptLanguage language) {
        Optional<String> named = conversation.topic().map(topic -> topic.brief().get(language.key()));
        List<Message> said =
                request.messages().stream().filter(m -> m.isFrom("assistant")).toList();
        return named.or(() -> said.isEmpty()
                ? Optional.empty()
                : Optional.of(said.get(said.size() - 1).text()));
    }

    private static Optional<String> offered(ChatRequest request, String tool) {
        return request.tools().contains(tool) ? Optional.of(tool) : Optional.empty();
    }

    private ObjectNode object() {
        return json.createObjectNode();
    }
}
