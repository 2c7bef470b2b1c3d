package telecom.assistant.model.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import telecom.assistant.model.ChatMessage;
import telecom.assistant.model.ContextUnit;
import telecom.assistant.model.ModelChunk;
import telecom.assistant.model.ModelFailure;
import telecom.assistant.model.ModelFailure.Reason;
import telecom.assistant.model.ModelRequest;
import telecom.assistant.model.Purpose;
import telecom.assistant.model.ToolCall;
import telecom.assistant.model.Usage;
import telecom.assistant.model.meter.ModelMeters;
import telecom.assistant.model.tokens.TierTokens;

class ContextTrimModelClientTest {

    private static final ChatMessage INSTRUCTIONS = ChatMessage.system("You help.");
    private static final ChatMessage SUMMARY = ChatMessage.system("The summary so far.");
    private static final ChatMessage QUESTION = ChatMessage.user("요금이 얼마예요?");

    private final TierTokens tokens = new TierTokens();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void leavesOutTheOlderHalfAndAsksOnceMoreWhenTheTierRefuses() {
        FakeTier tier = new FakeTier(FakeTier.failure(Reason.CONTEXT_TOO_LONG));
        AssertSubscriber<ModelChunk> subscriber = ask(tier, unlimited(), conversation(4));
        tier.opens();
        tier.finishes();

        subscriber.assertCompleted();
        assertThat(tier.lastRequest().messages())
                .containsExactly(INSTRUCTIONS, SUMMARY, said(2), answered(2), said(3), answered(3), QUESTION);
        assertThat(trims("refused")).isEqualTo(1);
    }

    @Test
    void asksOnlyOnceMore() {
        FakeTier tier =
                new FakeTier(FakeTier.failure(Reason.CONTEXT_TOO_LONG), FakeTier.failure(Reason.CONTEXT_TOO_LONG));

        ModelFailure failure =
                (ModelFailure) ask(tier, unlimited(), conversation(8)).getFailure();

        assertThat(failure.reason()).isEqualTo(Reason.CONTEXT_TOO_LONG);
        assertThat(tier.asked()).isEqualTo(2);
    }

    @Test
    void doesNotAskAgainWhenNothingIsLeftToLeaveOut() {
        FakeTier tier = new FakeTier(FakeTier.failure(Reason.CONTEXT_TOO_LONG));

        ask(tier, unlimited(), conversation(0)).assertFailedWith(ModelFailure.class);

        assertThat(tier.asked()).isEqualTo(1);
    }

    @Test
    void keepsToolCallsAndTheirResultsTogether() {
        ChatMessage call = ChatMessage.assistant("", List.of(new ToolCall("c1", "bill", "{}")));
        ChatMessage result = ChatMessage.toolResult("c1", "59000");
        FakeTier tier = new FakeTier(FakeTier.failure(Reason.CONTEXT_TOO_LONG));

        ask(tier, unlimited(), request(List.of(said(0), call, result, answered(0), said(1), call, result, QUESTION)));

        assertThat(tier.lastRequest().messages()).containsExactly(said(1), call, result, QUESTION);
    }

    @Test
    void neverSeparatesConsecutiveMessagesOfTheSubscriber() {
        FakeTier tier = new FakeTier(FakeTier.failure(Reason.CONTEXT_TOO_LONG));

        ask(tier, unlimited(), request(List.of(said(1), QUESTION))).assertFailedWith(ModelFailure.class);

        assertThat(tier.asked()).isEqualTo(1);
    }

    @Test
    void leavesOutAGreetingBeforeTheFirstExchange() {
        FakeTier tier = new FakeTier(FakeTier.failure(Reason.CONTEXT_TOO_LONG));

        ask(tier, unlimited(), request(List.of(answered(0), said(1), QUESTION)));

        assertThat(tier.lastRequest().messages()).containsExactly(said(1), QUESTION);
    }

    @Test
    void shortensARequestWithTooManyCharactersBeforeTheTierIsAsked() {
        FakeTier tier = new FakeTier();
        int fits = (int) conversation(1).characters().total();

        ask(tier, limit(fits, ContextUnit.CHARACTERS), conversation(4));

        assertThat(tier.asked()).isEqualTo(1);
        assertThat(tier.lastRequest().characters().total()).isLessThanOrEqualTo(fits);
        assertThat(tier.lastRequest().messages())
                .startsWith(INSTRUCTIONS, SUMMARY)
                .endsWith(QUESTION);
        assertThat(trims("estimate")).isEqualTo(2);
    }

    @Test
    void leavesRoomForTheAnswerIfTheLimitIsInTokens() {
        FakeTier tier = new FakeTier();
        ContextLimit limit = limit(tokens.of(conversation(4)) + 50, ContextUnit.TOKENS);

        ask(tier, limit, conversation(4).withMaxTokens(50));
        assertThat(tier.lastRequest().messages()).hasSize(11);

        ask(tier, limit, conversation(4).withMaxTokens(51));
        assertThat(tier.lastRequest().messages()).hasSizeLessThan(11);
    }

    @Test
    void asksTheTierAnywayWhenNothingIsLeftToLeaveOut() {
        FakeTier tier = new FakeTier();

        ask(tier, limit(1, ContextUnit.TOKENS), conversation(3));

        assertThat(tier.lastRequest().messages()).containsExactly(INSTRUCTIONS, SUMMARY, QUESTION);
    }

    @Test
    void learnsTheTiersTokenizerFromWhatItReports() {
        int before = tokens.of(conversation(4));
        for (int i = 0; i < 60; i++) {
            FakeTier tier = new FakeTier();
            ask(tier, unlimited(), conversation(4));
            tier.opens();
            tier.finishes(new Usage(before / 2, 1, 0, 0));
        }

        assertThat(tokens.of(conversation(4))).isBetween(before / 2, before / 2 + before / 20);
    }

    private double trims(String cause) {
        return registry.get("assistant.model.trims")
                .tags("tier", "primary", "channel", "none", "purpose", "reply", "cause", cause)
                .counter()
                .count();
    }

    private static ModelRequest conversation(int exchanges) {
        List<ChatMessage> messages = new ArrayList<>(List.of(INSTRUCTIONS, SUMMARY));
        for (int i = 0; i < exchanges; i++) {
            messages.add(said(i));
            messages.add(answered(i));
        }
        messages.add(QUESTION);
        return request(messages);
    }

    private static ChatMessage said(int number) {
        return ChatMessage.user("Question " + number);
    }

    private static ChatMessage answered(int number) {
        return ChatMessage.assistant("Answer " + number);
    }

    private static ModelRequest request(List<ChatMessage> messages) {
        return ModelRequest.of(Purpose.REPLY, messages);
    }

    private static ContextLimit unlimited() {
        return new ContextLimit(OptionalInt.empty(), ContextUnit.TOKENS, OptionalInt.empty());
    }

    private static ContextLimit limit(int limit, ContextUnit unit) {
        return new ContextLimit(OptionalInt.of(limit), unit, OptionalInt.empty());
    }

    private AssertSubscriber<ModelChunk> ask(FakeTier tier, ContextLimit limit, ModelRequest request) {
        return new ContextTrimModelClient(tier, "primary", limit, tokens, new ModelMeters(registry))
                .stream(request).subscribe().withSubscriber(AssertSubscriber.create(Long.MAX_VALUE));
    }
}
