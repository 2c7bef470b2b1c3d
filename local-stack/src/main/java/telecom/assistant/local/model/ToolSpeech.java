package telecom.assistant.local.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Writes the script's answer from the result of a tool, using only the figures in the result. */
final class ToolSpeech {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter MONTH_KO = DateTimeFormatter.ofPattern("yyyy년 M월", Locale.KOREAN);
    private static final DateTimeFormatter MONTH_EN = DateTimeFormatter.ofPattern("MMMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter DAY_KO = DateTimeFormatter.ofPattern("M월 d일", Locale.KOREAN);
    private static final DateTimeFormatter DAY_EN = DateTimeFormatter.ofPattern("d MMMM", Locale.ENGLISH);

    private final Knowledge knowledge;
    private final ScriptLanguage language;
    private final boolean brief;

    /** @param brief whether it is spoken or texted rather than shown on a screen */
    ToolSpeech(Knowledge knowledge, ScriptLanguage language, boolean brief) {
        this.knowledge = knowledge;
        this.language = language;
        this.brief = brief;
    }

    /** The answer; empty if the script does not know this kind of result. */
    Optional<String> sentenceFor(String result) {
        JsonNode json = read(result);
        if (json.has("refused")) {
            return Optional.of(refused(json.path("refused").asText()));
        }
        if (json.has("bills")) {
            return Optional.of(bills(json.path("bills")));
        }
        if (json.has("usage")) {
            return Optional.of(usage(json.path("usage")));
        }
        if (json.has("plans")) {
            return Optional.of(plans(json.path("plans")));
        }
        if (json.has("balances")) {
            return Optional.of(balances(json.path("balances")));
        }
        if (json.has("outages")) {
            return Optional.of(outages(json.path("outages")));
        }
        if (json.has("tickets")) {
            return Optional.of(tickets(json.path("tickets")));
        }
        if (json.has("created")) {
            JsonNode created = json.path("created");
            return Optional.of(phrase("ticketCreated")
                    .formatted(created.path("id").asText(), day(created.path("expectedResolutionDate"))));
        }
        return json.has("sent") ? Optional.of(phrase("textSent")) : Optional.empty();
    }

    private static JsonNode read(String result) {
        try {
            return JSON.readTree(result);
        } catch (JsonProcessingException noJson) {
            return JSON.createObjectNode();
        }
    }

    private String refused(String reason) {
        return switch (reason) {
            case "identity" -> phrase(brief ? "refusedIdentity" : "refusedIdentityApp");
            case "opted_out" -> phrase("refusedOptedOut");
            default -> phrase("refused");
        };
    }

    private String bills(JsonNode bills) {
        if (bills.isEmpty()) {
            return phrase("noBills");
        }
        List<String> lines = new ArrayList<>();
        for (JsonNode bill : bills) {
            lines.add((bills.size() > 1 && !brief ? "• " : "") + bill(bill));
            if (brief) {
                break;
            }
        }
        return String.join("\n", lines);
    }

    private String bill(JsonNode bill) {
        String amount = won(bill.path("amountDue"));
        boolean paid = bill.path("remainingAmount").path("value").asDouble(1) == 0;
        return paid
                ? phrase("billPaid").formatted(month(bill.path("billDate")), amount)
                : phrase("billDue").formatted(month(bill.path("billDate")), amount, day(bill.path("paymentDueDate")));
    }

    private String usage(JsonNode usage) {
        if (usage.isEmpty()) {
            return phrase("noUsage");
        }
        if (brief) {
            return phrase("usageBrief").formatted(usage.get(0).path("name").asText(), amount(usage.get(0)));
        }
        List<String> lines = new ArrayList<>(List.of(phrase("usageFull")));
        usage.forEach(bucket -> lines.add("• " + bucket.path("name").asText() + " " + amount(bucket)));
        if (usage.get(0).has("validUntil")) {
            lines.add(phrase("usageUntil").formatted(day(usage.get(0).path("validUntil"))));
        }
        return String.join("\n", lines);
    }

    private String plans(JsonNode plans) {
        List<String> lines = new ArrayList<>(List.of(phrase("plans")));
        for (JsonNode plan : plans) {
            lines.add((brief ? "" : "• ") + plan.path("name").asText() + " " + won(plan.path("monthly")));
        }
        return String.join(brief ? " " : "\n", brief ? lines.subList(0, Math.min(4, lines.size())) : lines);
    }

    private String balances(JsonNode balances) {
        if (balances.isEmpty()) {
            return phrase("noBalance");
        }
        JsonNode first = balances.get(0);
        String figure = "%,d".formatted(first.path("remaining").path("amount").asLong());
        return phrase("balance")
                .formatted(language == ScriptLanguage.KO ? figure + "원" : "₩" + figure, day(first.path("validUntil")));
    }

    private String outages(JsonNode outages) {
        if (outages.isEmpty()) {
            return phrase("noOutages");
        }
        List<String> lines = new ArrayList<>(List.of(phrase("outages")));
        for (JsonNode outage : outages) {
            lines.add((brief ? "" : "• ") + outage.path("places").path(0).asText() + ": "
                    + outage.path("description").asText());
        }
        return String.join(brief ? " " : "\n", lines);
    }

    private String tickets(JsonNode tickets) {
        if (tickets.isEmpty()) {
            return phrase("noTickets");
        }
        JsonNode latest = tickets.get(0);
        String status = latest.path("status").asText();
        String shown = knowledge.phraseIfAny("ticketStatus." + status, language).orElse(status);
        return phrase("ticket")
                .formatted(latest.path("id").asText(), shown, day(latest.path("expectedResolutionDate")));
    }

    private String won(JsonNode money) {
        String figure = "%,d".formatted(money.path("value").asLong());
        return language == ScriptLanguage.KO ? figure + "원" : "₩" + figure;
    }

    private static String amount(JsonNode bucket) {
        JsonNode remaining = bucket.path("remaining");
        return remaining.path("amount").asText() + remaining.path("units").asText();
    }

    private String month(JsonNode date) {
        return written(date, language == ScriptLanguage.KO ? MONTH_KO : MONTH_EN);
    }

    private String day(JsonNode date) {
        return written(date, language == ScriptLanguage.KO ? DAY_KO : DAY_EN);
    }

    private static String written(JsonNode date, DateTimeFormatter form) {
        try {
            return LocalDate.parse(date.asText()).format(form);
        } catch (DateTimeException asItIs) {
            return date.asText();
        }
    }

    private String phrase(String id) {
        return knowledge.phrase(id, language);
    }
}
