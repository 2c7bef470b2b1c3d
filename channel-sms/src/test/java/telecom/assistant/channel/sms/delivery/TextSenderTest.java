package telecom.assistant.channel.sms.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static telecom.assistant.channel.sms.SmsFixtures.NUMBER;
import static telecom.assistant.channel.sms.SmsFixtures.SERVICE;
import static telecom.assistant.store.sms.SegmentState.PENDING;
import static telecom.assistant.store.sms.SegmentState.SENDING;
import static telecom.assistant.store.sms.SegmentState.SENT;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import telecom.assistant.channel.Channel;
import telecom.assistant.channel.Ids;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.channel.event.Author;
import telecom.assistant.channel.event.DeliveryStatus;
import telecom.assistant.channel.event.Envelope;
import telecom.assistant.channel.event.InboundEvent.DeliveryReported;
import telecom.assistant.channel.event.OutboundEvent;
import telecom.assistant.channel.event.OutboundEvent.Notice;
import telecom.assistant.channel.event.OutboundEvent.NoticeKind;
import telecom.assistant.channel.event.OutboundEvent.ReplyCancelled;
import telecom.assistant.channel.event.OutboundEvent.ReplyCompleted;
import telecom.assistant.channel.event.OutboundEvent.ReplyDelta;
import telecom.assistant.channel.event.Undelivered.Reason;
import telecom.assistant.channel.flow.DeliveryOutcome;
import telecom.assistant.channel.flow.VertxTimers;
import telecom.assistant.channel.sms.MemoryLedger;
import telecom.assistant.channel.sms.MemoryOptOuts;
import telecom.assistant.channel.sms.RecordingSink;
import telecom.assistant.channel.sms.SmsFixtures;
import telecom.assistant.channel.sms.config.SmsConfig;
import telecom.assistant.channel.sms.smpp.Incoming.Receipt;
import telecom.assistant.channel.sms.smpp.SegmentSender;
import telecom.assistant.channel.sms.smpp.Submission;
import telecom.assistant.channel.sms.smpp.SubmitOutcome;
import telecom.assistant.channel.sms.smpp.SubmitOutcome.Status;
import telecom.assistant.channel.sms.text.LongTexts;
import telecom.assistant.channel.sms.text.TextFormat;
import telecom.assistant.store.sms.Delivery;

class TextSenderTest {

    private static final UUID CONVERSATION = Ids.timeOrdered();
    private static final String THREE_SEGMENTS = "가".repeat(150);
    private static final TextFormat SEPARATE =
            new TextFormat(TextFormat.STANDARD.plain(), TextFormat.STANDARD.wide(), LongTexts.SEPARATE, 140);
    private static final Vertx VERTX = Vertx.vertx();

    private final SmsConfig config = SmsFixtures.config(Map.of(
            "assistant.sms.outbound.back-off-min", "1ms",
            "assistant.sms.outbound.back-off-max", "5ms",
            "assistant.sms.outbound.deadline", "2s"));
    private final SubscriberId subscriber = SmsFixtures.identity().ofNumber(NUMBER);
    private final Route route = new Route(Channel.SMS, subscriber + "-" + SERVICE, NUMBER, SERVICE, null);
    private final MemoryLedger ledger = new MemoryLedger();
    private final MemoryOptOuts optOuts = new MemoryOptOuts();
    private final RecordingSink sink = new RecordingSink();
    private final FakeSmsc smsc = new FakeSmsc();

    @AfterAll
    static void stopTimers() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void sendsARedeliveredReplyOnlyOnce() {
        ReplyCompleted reply = reply(1, THREE_SEGMENTS);

        send(reply);
        send(reply);

        assertThat(smsc.submitted).hasSize(3);
        assertThat(ledger.states(reply.replyId())).containsExactly(SENT, SENT, SENT);
    }

    @Test
    void sendsTheRemainingSegmentsAfterACrashUnderTheSameReference() {
        ReplyCompleted reply = reply(1, THREE_SEGMENTS);
        ledger.open(delivery(reply, 3)).await().atMost(Duration.ofSeconds(5));
        ledger.sent(subscriber, reply.replyId(), 1, "m-1").await().atMost(Duration.ofSeconds(5));

        send(reply);

        assertThat(smsc.submitted)
                .extracting(submission -> submission.segment().octets()[5])
                .containsExactly((byte) 2, (byte) 3);
        assertThat(smsc.submitted)
                .extracting(submission -> submission.segment().octets()[3])
                .containsOnly((byte) 7);
    }

    @Test
    void doesNotRepeatASingleSegmentInDoubt() {
        ReplyCompleted reply = reply(1, "짧은 답");
        markFirstSegmentSending(reply, 1);

        assertThat(send(reply)).isEqualTo(DeliveryOutcome.IN_DOUBT);
        assertThat(smsc.submitted).isEmpty();
        assertThat(ledger.states(reply.replyId())).containsExactly(SENDING);
    }

    @Test
    void repeatsADoubtfulSegmentOfALongerText() {
        ReplyCompleted reply = reply(1, THREE_SEGMENTS);
        markFirstSegmentSending(reply, 3);

        send(reply);

        assertThat(smsc.submitted).hasSize(3);
        assertThat(ledger.states(reply.replyId())).containsExactly(SENT, SENT, SENT);
    }

    @Test
    void repeatsAnUnansweredSegmentThatHandsetsJoin() {
        smsc.answers.add(new SubmitOutcome(Status.UNANSWERED, "no-response"));

        assertThat(send(reply(1, THREE_SEGMENTS))).isEqualTo(DeliveryOutcome.DELIVERED);

        assertThat(smsc.submitted).hasSize(4);
    }

    @Test
    void skipsAnUnansweredSegmentThatHandsetsDoNotJoin() {
        smsc.format = SEPARATE;
        smsc.answers.addAll(List.of(
                new SubmitOutcome(Status.SENT, "m-1"),
                new SubmitOutcome(Status.UNANSWERED, "no-response"),
                deferred("0x00000014"),
                new SubmitOutcome(Status.SENT, "m-3")));
        ReplyCompleted reply = reply(1, THREE_SEGMENTS);

        assertThat(send(reply)).isEqualTo(DeliveryOutcome.IN_DOUBT);

        assertThat(smsc.submitted).hasSize(4);
        assertThat(ledger.states(reply.replyId())).containsExactly(SENT, SENDING, SENT);
        assertThat(reports()).isEmpty();
    }

    @Test
    void skipsADoubtfulSegmentThatHandsetsDoNotJoin() {
        smsc.format = SEPARATE;
        ReplyCompleted reply = reply(1, THREE_SEGMENTS);
        markFirstSegmentSending(reply, 3);

        assertThat(send(reply)).isEqualTo(DeliveryOutcome.IN_DOUBT);

        assertThat(smsc.submitted).hasSize(2);
        assertThat(ledger.states(reply.replyId())).containsExactly(SENDING, SENT, SENT);
    }

    @Test
    void triesAgainWhenTheSmscIsThrottlingFullOrUnreachable() {
        smsc.answers.addAll(List.of(deferred("0x00000058"), deferred("0x00000014"), deferred("no-bind")));

        send(reply(1, "짧은 답"));

        assertThat(smsc.submitted).hasSize(4);
        assertThat(sink.published()).isEmpty();
    }

    @Test
    void submitsOnlyOnceThePauseOfTheLinkIsOver() {
        CompletableFuture<Void> over = new CompletableFuture<>();
        smsc.pause = Optional.of(Uni.createFrom().completionStage(over));
        CompletableFuture<DeliveryOutcome> sent = deliver(sender(), reply(1, "짧은 답"));

        assertThat(smsc.submitted).isEmpty();
        over.complete(null);

        assertThat(finish(sent)).isEqualTo(DeliveryOutcome.DELIVERED);
        assertThat(smsc.submitted).hasSize(1);
    }

    @Test
    void doesNotSendToASubscriberWhoOptsOutDuringThePauseOfTheLink() {
        CompletableFuture<Void> over = new CompletableFuture<>();
        smsc.pause = Optional.of(Uni.createFrom().completionStage(over));
        CompletableFuture<DeliveryOutcome> sent = deliver(sender(), reply(1, "짧은 답"));

        optOuts.optOut(subscriber, SERVICE).await().atMost(Duration.ofSeconds(5));
        over.complete(null);

        assertThat(finish(sent)).isEqualTo(DeliveryOutcome.OPTED_OUT);
        assertThat(smsc.submitted).isEmpty();
    }

    @Test
    void sendsInTheBackgroundWithoutWaitingForTheSmsc() {
        smsc.pause = Optional.of(Uni.createFrom().nothing());
        OutgoingText answer = OutgoingText.answer(subscriber, Ids.timeOrdered(), route, "수신거부");

        assertThat(sender().sendInBackground(answer).await().atMost(Duration.ofSeconds(1)))
                .isNull();

        assertThat(smsc.submitted).isEmpty();
        assertThat(ledger.states(answer.id())).containsExactly(PENDING);
    }

    @Test
    void countsASegmentWithoutAnIdAsSent() {
        smsc.always = new SubmitOutcome(Status.SENT, "");

        ReplyCompleted reply = reply(1, THREE_SEGMENTS);
        send(reply);

        assertThat(smsc.submitted).hasSize(3);
        assertThat(ledger.states(reply.replyId())).containsExactly(SENT, SENT, SENT);
    }

    @ParameterizedTest
    @CsvSource({"+821012345678, 114", "114, +821012345678", "+821012345678, ''", "'', 114", "'', ''"})
    void findsTheSegmentOfAReceiptWhicheverAddressesItHas(String from, String to) {
        send(reply(1, "짧은 답"));

        receiver()
                .accept(new Receipt(from, to, List.of("m-1"), "DELIVRD:000", Optional.of(true)))
                .await()
                .atMost(Duration.ofSeconds(5));

        assertThat(reports()).extracting(DeliveryReported::status).containsExactly(DeliveryStatus.DELIVERED);
    }

    @Test
    void reportsAReplyThatStaysThrottled() {
        smsc.always = deferred("0x00000058");

        send(reply(1, "짧은 답"));

        assertThat(reports()).extracting(DeliveryReported::status).containsExactly(DeliveryStatus.FAILED);
        assertThat(reports())
                .extracting(DeliveryReported::reason, DeliveryReported::detail)
                .containsExactly(tuple(Reason.EXPIRED, "0x00000058"));
    }

    @Test
    void includesTheWaitForAnEarlierReplyInTheDeadline() {
        smsc.always = deferred("0x00000058");
        TextSender sender = sender();

        CompletableFuture<DeliveryOutcome> first = deliver(sender, reply(1, "첫째"));
        CompletableFuture<DeliveryOutcome> second = deliver(sender, reply(2, "둘째예요"));
        finish(first);
        finish(second);

        assertThat(reports()).hasSize(2);
        long attemptsForSecond = smsc.submitted.stream()
                .filter(submission -> submission.segment().octets().length == "둘째예요".length() * 2)
                .count();
        // There is only one attempt, or the few that fit between the two deadlines. If the deadline were counted from
        // the time at which the second reply is first tried, there would be as many attempts as for the first reply.
        assertThat(attemptsForSecond).isBetween(1L, smsc.submitted.size() / 4L);
    }

    @Test
    void doesNotRepeatASegmentThatTheSmscWillNeverAccept() {
        smsc.answers.add(new SubmitOutcome(Status.REFUSED, "0x0000000b"));

        send(reply(1, THREE_SEGMENTS));

        assertThat(smsc.submitted).hasSize(1);
        assertThat(reports())
                .extracting(DeliveryReported::status, DeliveryReported::reason, DeliveryReported::detail)
                .containsExactly(tuple(DeliveryStatus.FAILED, Reason.REFUSED, "0x0000000b"));
    }

    @Test
    void doesNotRepeatAnUnansweredSingleSegment() {
        smsc.answers.add(new SubmitOutcome(Status.UNANSWERED, "no-response"));

        send(reply(1, "짧은 답"));

        assertThat(smsc.submitted).hasSize(1);
        assertThat(reports()).isEmpty();
    }

    @Test
    void sendsOnlyTheConfirmationAfterAnOptOut() {
        optOuts.optOut(subscriber, SERVICE).await().atMost(Duration.ofSeconds(5));

        assertThat(send(reply(1, "답"))).isEqualTo(DeliveryOutcome.OPTED_OUT);
        sender().send(OutgoingText.answer(subscriber, Ids.timeOrdered(), route, "수신거부되었습니다."))
                .await()
                .atMost(Duration.ofSeconds(5));

        assertThat(smsc.submitted).hasSize(1);
        assertThat(reports()).extracting(DeliveryReported::reason).containsExactly(Reason.OPTED_OUT);
    }

    @Test
    void dropsWaitingRepliesWhenTheSubscriberOptsOut() {
        smsc.answers.addAll(List.of(new SubmitOutcome(Status.SENT, "m-1"), deferred("0x00000058")));
        smsc.onSubmission = number -> {
            if (number == 2) {
                optOuts.optOut(subscriber, SERVICE).await().atMost(Duration.ofSeconds(5));
            }
        };
        TextSender sender = sender();

        CompletableFuture<DeliveryOutcome> begun = deliver(sender, reply(1, THREE_SEGMENTS));
        CompletableFuture<DeliveryOutcome> waiting = deliver(sender, reply(2, "답"));
        finish(begun);
        finish(waiting);

        assertThat(smsc.submitted).hasSize(2);
        assertThat(reports()).extracting(DeliveryReported::reason).containsExactly(Reason.OPTED_OUT, Reason.OPTED_OUT);
    }

    @Test
    void doesNotSendAReplyThatALaterTurnHasOvertaken() {
        TextSender sender = sender();
        finish(deliver(sender, reply(2, "둘째")));
        assertThat(finish(deliver(sender, reply(1, "첫째")))).isEqualTo(DeliveryOutcome.OVERTAKEN);
        assertThat(cancel(sender, 3)).isEqualTo(DeliveryOutcome.DELIVERED);
        finish(deliver(sender, reply(3, "셋째")));

        assertThat(smsc.submitted).hasSize(1);
    }

    @Test
    void stillSendsWaitingRepliesWhenALaterTurnIsCancelled() {
        smsc.answers.add(deferred("0x00000058"));
        TextSender sender = sender();

        CompletableFuture<DeliveryOutcome> first = deliver(sender, reply(4, "넷째"));
        CompletableFuture<DeliveryOutcome> second = deliver(sender, reply(5, "다섯째"));
        cancel(sender, 6);
        finish(first);
        finish(second);

        assertThat(smsc.submitted).hasSize(3);
    }

    @Test
    void sendsASegmentWhenTheAnswerToItsClaimWasLost() {
        ledger.lostAnswers = 1;
        ReplyCompleted reply = reply(1, "짧은 답");

        send(reply);

        assertThat(smsc.submitted).hasSize(1);
        assertThat(ledger.states(reply.replyId())).containsExactly(SENT);
    }

    @Test
    void sendsNothingFromAnEngineThatHasLostTheConversation() {
        TextSender sender = sender();
        finish(deliver(sender, reply(2, 1, "새 엔진")));
        finish(deliver(sender, reply(1, 1, "옛 엔진")));
        assertThat(cancel(sender, 2)).isEqualTo(DeliveryOutcome.OVERTAKEN);
        assertThat(smsc.submitted).hasSize(1);

        finish(deliver(sender, reply(2, 2, "다음")));

        assertThat(smsc.submitted).hasSize(2);
    }

    @Test
    void reportsDeliveryOnceEachSegmentHasItsReceipt() {
        send(reply(4, THREE_SEGMENTS));

        receive("m-1", true);
        receive("m-3", true);
        assertThat(reports()).isEmpty();
        receive("m-2", true);

        assertThat(reports()).hasSize(1);
        DeliveryReported report = reports().get(0);
        assertThat(report.status()).isEqualTo(DeliveryStatus.DELIVERED);
        assertThat(report.turn()).isEqualTo(4);
        assertThat(report.detail()).isEqualTo("DELIVRD:000");
    }

    @Test
    void reportsAReplyAsFailedWhenOneSegmentFailed() {
        send(reply(1, THREE_SEGMENTS));

        receive("m-1", true);
        receive("m-2", false);
        receive("m-3", true);

        assertThat(reports()).extracting(DeliveryReported::status).containsExactly(DeliveryStatus.FAILED);
    }

    @ParameterizedTest
    @CsvSource({
        "EXPIRED:001, EXPIRED",
        "UNDELIV:001, UNREACHABLE",
        "DELETED:000, UNREACHABLE",
        "REJECTD, REFUSED",
        "NEWCODE:9, UNKNOWN"
    })
    void reportsTheReasonGivenInTheReceipt(String status, Reason reason) {
        send(reply(1, "짧은 답"));

        receiver()
                .accept(new Receipt(NUMBER, SERVICE, List.of("m-1"), status, Optional.of(false)))
                .await()
                .atMost(Duration.ofSeconds(5));

        assertThat(reports())
                .extracting(DeliveryReported::reason, DeliveryReported::detail)
                .containsExactly(tuple(reason, status));
    }

    @Test
    void reportsDeliveryEvenIfTheReceiptCameBeforeTheResponse() {
        receive("m-1", true);

        send(reply(1, "짧은 답"));

        assertThat(reports()).extracting(DeliveryReported::status).containsExactly(DeliveryStatus.DELIVERED);
        assertThat(reports()).extracting(DeliveryReported::detail).containsExactly("DELIVRD:000");
    }

    @Test
    void sendsNoticesButNoDeltas() {
        Notice notice = new Notice(route, CONVERSATION, 1, 1, Ids.timeOrdered(), NoticeKind.TEXT_MESSAGE, "링크", "ko");
        ReplyDelta delta = new ReplyDelta(route, CONVERSATION, 1, 3, Ids.timeOrdered(), 1, "조각", "ko");

        assertThat(send(delta)).isEqualTo(DeliveryOutcome.SKIPPED);
        assertThat(send(notice)).isEqualTo(DeliveryOutcome.DELIVERED);
        assertThat(smsc.submitted).hasSize(1);
    }

    private static SubmitOutcome deferred(String code) {
        return new SubmitOutcome(Status.DEFERRED, code);
    }

    private void markFirstSegmentSending(ReplyCompleted reply, int segments) {
        ledger.open(delivery(reply, segments)).await().atMost(Duration.ofSeconds(5));
        ledger.move(subscriber, reply.replyId(), 1, PENDING, SENDING).await().atMost(Duration.ofSeconds(5));
    }

    private Delivery delivery(ReplyCompleted reply, int segments) {
        return new Delivery(subscriber, reply.replyId(), reply.conversation(), reply.turn(), reply.route(), segments);
    }

    private List<DeliveryReported> reports() {
        return sink.events(DeliveryReported.class);
    }

    private DeliveryOutcome send(OutboundEvent event) {
        return finish(deliver(sender(), event));
    }

    /** Starts sending at once, whether or not the outcome is awaited. */
    private CompletableFuture<DeliveryOutcome> deliver(TextSender sender, OutboundEvent event) {
        return sender.deliver(Envelope.of("event-1", "/engine", subscriber, event))
                .subscribeAsCompletionStage();
    }

    private static DeliveryOutcome finish(CompletableFuture<DeliveryOutcome> delivery) {
        return Uni.createFrom().completionStage(delivery).await().atMost(Duration.ofSeconds(5));
    }

    private DeliveryOutcome cancel(TextSender sender, long turn) {
        return finish(deliver(sender, new ReplyCancelled(route, CONVERSATION, 1, turn, Ids.timeOrdered())));
    }

    /** A new sender each time, as after a crash. */
    private TextSender sender() {
        return new TextSender(config, ledger, optOuts, smsc, sink, new VertxTimers(VERTX), SmsFixtures.meters());
    }

    private void receive(String messageId, boolean delivered) {
        receiver().accept(receipt(messageId, delivered)).await().atMost(Duration.ofSeconds(5));
    }

    private ReceiptReceiver receiver() {
        return new ReceiptReceiver(SERVICE, SmsFixtures.identity(), ledger, sink, SmsFixtures.meters());
    }

    private static Receipt receipt(String messageId, boolean delivered) {
        return new Receipt(
                NUMBER, SERVICE, List.of(messageId), delivered ? "DELIVRD:000" : "UNDELIV:001", Optional.of(delivered));
    }

    private ReplyCompleted reply(long turn, String text) {
        return reply(1, turn, text);
    }

    private ReplyCompleted reply(long epoch, long turn, String text) {
        return new ReplyCompleted(
                route, CONVERSATION, epoch, turn, Ids.timeOrdered(), text, "ko", Author.ASSISTANT, true, null);
    }

    private static final class FakeSmsc implements SegmentSender {

        private final List<Submission> submitted = new ArrayList<>();
        private final Queue<SubmitOutcome> answers = new ArrayDeque<>();
        private SubmitOutcome always;
        private Optional<Uni<Void>> pause = Optional.empty();
        private TextFormat format = TextFormat.STANDARD;
        private IntConsumer onSubmission = number -> {};

        @Override
        public Optional<Uni<Void>> pause(String to) {
            return pause;
        }

        @Override
        public TextFormat format(String to) {
            return format;
        }

        @Override
        public Uni<SubmitOutcome> submit(Submission submission) {
            return Uni.createFrom().item(() -> {
                submitted.add(submission);
                onSubmission.accept(submitted.size());
                if (always != null) {
                    return always;
                }
                return answers.isEmpty() ? new SubmitOutcome(Status.SENT, "m-" + submitted.size()) : answers.remove();
            });
        }
    }
}
