package telecom.assistant.local.model;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a subscriber wants other than information on a topic. Intents are declared in the order in which they are tried.
 */
enum Intent {
    AGENT("agent|human|representative|real person|operator please|someone real|상담원|상담사|사람이랑|사람과|사람하고|직원"),
    RECAP("(what|which).*\\b(did i|have i|i).*(ask|say|said|asked)|remind me|before\\?|아까|전에.*(물어|말)|방금.*물어|뭐 ?물어"),
    COST("how much|price|cost|얼마|가격|비용"),
    WHO("who are you|what are you|are you (a|an)? ?(human|robot|bot|ai)|누구|정체|로봇|이름이 ?뭐"),
    THANKS("thank|thx|cheers|고마|감사"),
    HELLO("^\\W*(hi|hello|hey|good (morning|afternoon|evening))\\b|안녕|여보세요"),
    YES("^\\W*(yes|yeah|sure|ok|okay|please|go ahead)\\b|^\\W*(네|예|응|그래|좋아|부탁)");

    private final Pattern pattern;

    Intent(String expression) {
        this.pattern = Knowledge.pattern(expression);
    }

    static Optional<Intent> of(String text) {
        return Stream.of(values())
                .filter(intent -> intent.pattern.matcher(text).find())
                .findFirst();
    }
}
