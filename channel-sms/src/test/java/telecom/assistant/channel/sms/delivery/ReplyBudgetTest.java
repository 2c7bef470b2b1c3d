package telecom.assistant.channel.sms.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.Channel;
import telecom.assistant.channel.Ids;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.channel.event.Author;
import telecom.assistant.channel.event.Envelope;
import telecom.assistant.channel.event.OutboundEvent.ReplyCompleted;
import telecom.assistant.channel.event.Role;
import telecom.assistant.channel.flow.VertxTimers;
import telecom.assistant.channel.sms.MemoryLedger;
import telecom.assistant.channel.sms.MemoryOptOuts;
import telecom.assistant.channel.sms.RecordingSink;
import telecom.assistant.channel.sms.SmsFixtures;
import telecom.assistant.channel.sms.config.SmsConfig;
import telecom.assistant.channel.sms.smpp.Submission;
import telecom.assistant.channel.sms.smpp.SubmitOutcome;
import telecom.assistant.channel.sms.text.Segmentation;
import telecom.assistant.channel.sms.text.TextFormat;

class ReplyBudgetTest {

    private static final Vertx VERTX = Vertx.vertx();
    private static final String KOREAN = "로밍은 출국 전에 앱에서 신청하시면 돼요. 하루 요금은 11,000원이고 59.9GB까지 쓸 수 있어요. ";
    private static final String ENGLISH = "You can book roaming in the app before you leave. It is 11,000 won a day. ";

    private final SmsConfig config = SmsFixtures.config(Map.of("assistant.sms.outbound.budget", "2"));
    private final ReplyBudget budget = new ReplyBudget(config.outbound(), config.answers());
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<Submission> submitted = new CopyOnWriteArrayList<>();

    @AfterAll
    static void stopTimers() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void leavesAReplyWithinTheBudgetAsItIs() {
        assertThat(fit("가".repeat(134), "ko")).isEqualTo("가".repeat(134));
    }

    @Test
    void cutsAfterASentenceAndSaysWhereToFindTheRest() {
        String korean = fit(KOREAN.repeat(5), "ko");
        String english = fit(ENGLISH.repeat(9), "en");

        assertThat(korean).isEqualTo(KOREAN + "로밍은 출국 전에 앱에서 신청하시면 돼요.\n나머지는 앱의 채팅에서 이어서 안내해 드려요.");
        assertThat(english).isEqualTo(ENGLISH.repeat(3).strip() + "\nFor the rest, open the chat in our app.");
        assertThat(Segmentation.of(korean).count()).isEqualTo(2);
        assertThat(Segmentation.of(english).count()).isEqualTo(2);
    }

    @Test
    void cutsAfterAWordIfTheFirstSentenceIsTooLong() {
        String cut = fit("로밍 요금제에는 여러 가지가 있는데 " + "하루에 만천원이고 ".repeat(20), "ko");

        assertThat(cut).matches("(?s).*(있는데|하루에|만천원이고)…\n나머지는.*");
        assertThat(Segmentation.of(cut).count()).isEqualTo(2);
    }

    @Test
    void cutsAfterACharacterIfThereAreNoWords() {
        String cut = fit("😀".repeat(100), "en");

        assertThat(cut).matches("(?s)(😀)+…\nFor the rest.*");
        assertThat(Segmentation.of(cut).count()).isEqualTo(2);
    }

    @Test
    void cutsTheAssistantsRepliesAndCountsThem() {
        send(KOREAN.repeat(5), Author.ASSISTANT);

        assertThat(submitted).hasSize(2);
        assertThat(meters.counter("assistant.sms.cut").count()).isEqualTo(1);
    }

    @Test
    void doesNotCutAgentsReplies() {
        send(KOREAN.repeat(5), new Author(Role.AGENT, "Kim"));

        assertThat(submitted).hasSizeGreaterThan(2);
        assertThat(meters.counter("assistant.sms.cut").count()).isZero();
    }

    private String fit(String reply, String language) {
        return budget.fit(reply, language, TextFormat.STANDARD);
    }

    private void send(String text, Author author) {
        SubscriberId subscriber = SmsFixtures.identity().ofNumber(SmsFixtures.NUMBER);
        Route route = new Route(
                Channel.SMS, subscriber + "-" + SmsFixtures.SERVICE, SmsFixtures.NUMBER, SmsFixtures.SERVICE, null);
        ReplyCompleted reply =
                new ReplyCompleted(route, Ids.timeOrdered(), 1, 1, Ids.timeOrdered(), text, "ko", author, true, null);
        new TextSender(
                        config,
                        new MemoryLedger(),
                        new MemoryOptOuts(),
                        submission -> Uni.createFrom().item(() -> {
                            submitted.add(submission);
                            return new SubmitOutcome(SubmitOutcome.Status.SENT, "m-" + submitted.size());
                        }),
                        new RecordingSink(),
                        new VertxTimers(VERTX),
                        new SmsMeters(meters))
                .deliver(Envelope.of("event-1", "/engine", subscriber, reply))
                .await()
                .atMost(Duration.ofSeconds(30));
    }
}
