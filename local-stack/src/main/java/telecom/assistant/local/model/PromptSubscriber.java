package telecom.assistant.local.model;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a request says about the subscriber before their last message, as the script reads it. */
final class PromptSubscriber {

    private static final Pattern BLOCK = Pattern.compile("\\[subscriber]\\n(.*?)\\[/subscriber]\\n", Pattern.DOTALL);
    private static final Pattern PLAN = Pattern.compile("(?m)^Plan: (.+)$");
    private static final Pattern ASKED = Knowledge.pattern(
            "(내|제|나의|저의) ?요금제.*(뭐|무엇|무슨|이름|확인)|(무슨|어떤) ?요금제(를|을)? ?(쓰|사용|이용)|(what|which).*\\bmy plan|plan am i on");

    private PromptSubscriber() {}

    /** A message without what it says about the subscriber. */
    static String without(String message) {
        return BLOCK.matcher(message).replaceAll("");
    }

    /** Whether somebody asks which plan they have. */
    static boolean asksForPlan(String said) {
        return ASKED.matcher(said).find();
    }

    /** The plan that the last message names; empty if it names none. */
    static Optional<String> plan(ChatRequest request) {
        if (!request.lastIsFrom("user")) {
            return Optional.empty();
        }
        Matcher block = BLOCK.matcher(
                request.messages().get(request.messages().size() - 1).text());
        Matcher plan = PLAN.matcher(block.find() ? block.group(1) : "");
        return plan.find() ? Optional.of(plan.group(1)) : Optional.empty();
    }
}
