package telecom.assistant.gateway.reply;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.subscription.Cancellable;
import java.util.List;
import org.junit.jupiter.api.Test;
import telecom.assistant.conversation.ReplyOrigin;
import telecom.assistant.gateway.FakeModel;
import telecom.assistant.model.Characters;
import telecom.assistant.model.ChatMessage;
import telecom.assistant.model.ModelRequest;
import telecom.assistant.model.Purpose;
import telecom.assistant.model.Usage;
import telecom.assistant.model.tokens.TokenEstimate;
import telecom.assistant.model.tokens.TokenWeights;

class ReplyAccountTest {

    private static final ModelRequest REQUEST = ModelRequest.of(Purpose.REPLY, List.of(ChatMessage.user("[web] 요금")));

    private final FakeModel model = new FakeModel();
    private final ReplyAccount account = new ReplyAccount(new TokenEstimate(new SimpleMeterRegistry()));

    @Test
    void countsPromptAndAnswerAsTheTierReportsThem() {
        ask();

        model.reply().say("네").finish("large", new Usage(900, 30, 800, 10));

        assertThat(account.tokens()).isEqualTo(930);
    }

    @Test
    void addsUpTheRequestsOfAReply() {
        ask();
        model.reply().call("bill", "{}").finish("large", new Usage(900, 30, 0, 0));
        ask();

        model.reply().say("네").finish("small", new Usage(1000, 20, 0, 0));

        assertThat(account.tokens()).isEqualTo(1950);
        assertThat(account.origin()).contains(new ReplyOrigin("small", "test-model", false));
    }

    @Test
    void estimatesUnreportedUsage() {
        ask();

        model.reply().open("large").think("요금?").say("3만 ", "원").finish();

        assertThat(account.tokens()).isEqualTo(estimate("요금?3만 원"));
    }

    @Test
    void estimatesTheUsageOfAReplyThatWasCutOff() {
        Cancellable running = ask();
        model.reply().open("large").say("이번 달");

        running.cancel();

        assertThat(account.tokens()).isEqualTo(estimate("이번 달"));
    }

    @Test
    void countsNothingBeforeATierAnswers() {
        ask();

        assertThat(account.tokens()).isZero();
        assertThat(account.origin()).isEmpty();
    }

    @Test
    void recordsThatAReplyUsedATool() {
        ask();

        model.reply().open("large").call("bill", "{}").finish();

        assertThat(account.origin()).contains(new ReplyOrigin("large", "test-model", false));
    }

    private Cancellable ask() {
        return account.counting(model).stream(REQUEST).subscribe().with(chunk -> {});
    }

    private static long estimate(String generated) {
        return Math.round(TokenWeights.START.tokens(REQUEST.characters().plus(Characters.of(generated))));
    }
}
