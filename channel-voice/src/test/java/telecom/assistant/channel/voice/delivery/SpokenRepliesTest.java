package telecom.assistant.channel.voice.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.event.OutboundEvent;
import telecom.assistant.channel.flow.DeliveryOutcome;

class SpokenRepliesTest {

    private final Turns turns = new Turns();
    private final RecordingLine line = new RecordingLine();
    private final SpokenReplies replies =
            new SpokenReplies(line, Transfers.STAY, Playbacks.countingEverythingAsHeard());

    @Test
    void saysDeltasAsTheyArriveAndEndsTheUtterance() {
        deliver(turns.started(1), turns.delta(1, 1, "요금은 "), turns.delta(1, 2, "오만 원입니다."));
        deliver(turns.completed(1, "요금은 오만 원입니다."));

        assertThat(line.said).containsExactly("요금은 ", "오만 원입니다.", "|");
    }

    @Test
    void saysAReplyThatHadNoDeltas() {
        deliver(turns.completed(1, "안녕하세요."));

        assertThat(line.said).containsExactly("안녕하세요.|");
    }

    @Test
    void saysARedeliveredReplyOnce() {
        deliver(turns.delta(1, 1, "안녕"), turns.completed(1, "안녕"));

        assertThat(replies.deliver(turns.delta(1, 1, "안녕"))).isEqualTo(DeliveryOutcome.DUPLICATE);
        assertThat(replies.deliver(turns.completed(1, "안녕"))).isEqualTo(DeliveryOutcome.DUPLICATE);
        assertThat(line.said).containsExactly("안녕", "|");
    }

    @Test
    void saysOnlyTheRestOfARepeatedReply() {
        deliver(turns.delta(1, 1, "one "), turns.delta(1, 2, "two "));
        deliver(turns.delta(1, 1, "one two"), turns.delta(1, 2, " three "), turns.completed(1, "one two three four"));

        assertThat(line.said).containsExactly("one ", "two ", "three ", "four|");
    }

    @Test
    void saysTheRestWhenTheDeltasStopped() {
        deliver(turns.delta(1, 1, "one "), turns.completed(1, "one two"));

        assertThat(line.said).containsExactly("one ", "two|");
    }

    @Test
    void startsOverWhenAReplyIsRepeatedWithADifferentText() {
        deliver(turns.delta(1, 1, "It costs "));
        deliver(turns.delta(1, 1, "The price "), turns.completed(1, "The price is 5."));

        assertThat(line.said).containsExactly("It costs ", "|", "The price ", "is 5.|");
    }

    @Test
    void continuesWithTheNextEngineAndDropsTheOldOne() {
        Turns next = turns.afterTakeover();
        deliver(turns.delta(1, 1, "one "), next.started(1));

        assertThat(replies.deliver(turns.delta(1, 2, "zwei "))).isEqualTo(DeliveryOutcome.OVERTAKEN);
        deliver(next.delta(1, 1, "one two "));
        assertThat(replies.deliver(turns.cancelled(1))).isEqualTo(DeliveryOutcome.OVERTAKEN);
        assertThat(replies.deliver(turns.completed(1, "one zwei drei"))).isEqualTo(DeliveryOutcome.OVERTAKEN);
        deliver(next.completed(1, "one two three"));

        assertThat(line.said).containsExactly("one ", "two ", "three|");
    }

    @Test
    void neverMixesTheTextsOfTwoEngines() {
        Turns next = turns.afterTakeover();
        deliver(turns.delta(1, 1, "It costs 5 "), turns.delta(1, 2, "won "));

        deliver(next.delta(1, 1, "It costs "), turns.delta(1, 3, "a month"), next.delta(1, 2, "6 won."));
        deliver(next.completed(1, "It costs 6 won."));

        assertThat(line.said).containsExactly("It costs ", "5 won ", "|", "It costs 6 won.", "|");
    }

    @Test
    void neverJoinsDeltasOfTwoEngines() {
        Turns next = turns.afterTakeover();
        deliver(turns.delta(1, 1, "It costs "), next.delta(1, 2, "is six "), next.completed(1, "The price is six won"));

        assertThat(line.said).containsExactly("It costs ", "|", "The price is six won|");
    }

    @Test
    void saysNothingAfterAMissingDelta() {
        deliver(turns.delta(1, 1, "one "), turns.delta(1, 3, "three "), turns.delta(1, 4, "four "));
        assertThat(line.said).containsExactly("one ");

        deliver(turns.completed(1, "one two three four"));

        assertThat(line.said).containsExactly("one ", "two three four|");
    }

    @Test
    void staysSilentWhenTheNextEngineRepeatsAnInterruptedTurn() {
        Turns next = turns.afterTakeover();
        deliver(turns.delta(1, 1, "a long "));
        bargeIn();

        assertThat(replies.deliver(next.delta(1, 1, "a long story"))).isEqualTo(DeliveryOutcome.OVERTAKEN);
        assertThat(replies.deliver(turns.delta(2, 1, "stale"))).isEqualTo(DeliveryOutcome.OVERTAKEN);
        assertThat(replies.deliver(next.delta(2, 1, "new"))).isEqualTo(DeliveryOutcome.DELIVERED);
        assertThat(line.said).containsExactly("a long ", "new");
    }

    @Test
    void ignoresDifferencesInWhiteSpace() {
        deliver(turns.delta(1, 1, "\n"), turns.delta(1, 2, "one\n"), turns.delta(1, 3, "\ntwo "));
        deliver(turns.completed(1, "one two"));

        assertThat(line.said).containsExactly("one", ", two ", "|");
    }

    @Test
    void normalizesTextsOfTheModelAgentsAndTheSystemForSpeech() {
        deliver(turns.delta(1, 1, "**요금**은 43,"), turns.delta(1, 2, "200원이고 4.3"), turns.delta(1, 3, "GB 남았어요 😊"));
        deliver(turns.completed(1, "**요금**은 43,200원이고 4.3GB 남았어요 😊"));
        deliver(turns.completed(1, UUID.randomUUID(), "**010-1234-5678**로 <break/> 전화 주세요 👍"));
        deliver(turns.notice(1, "18:30까지 기다려 주세요."));

        assertThat(String.join("", line.said))
                .isEqualTo(
                        "요금은 사만 삼천이백 원이고 사점삼 기가바이트 남았어요 |" + "공일공, 일이삼사, 오육칠팔로 전화 주세요 |" + "오후 여섯 시 삼십 분까지 기다려 주세요.|");
    }

    @Test
    void reportsTheHeardTextAsItWasWritten() {
        deliver(turns.delta(1, 1, "요금은 **43,200원**이고 "), turns.delta(1, 2, "월요일에 나갑니다. "));

        assertThat(replies.bargeIn("사만 삼천이백 원이고", 900)).map(CutReply::heard).contains("요금은 **43,200원**이고");
    }

    @Test
    void doesNotLetTheCallerInterruptTheDisclosure() {
        deliver(turns.notice(0, "[AI 안내] 생성형 AI입니다."), turns.completed(1, "네."));

        assertThat(line.announced).containsExactly("AI 안내, 생성형 AI입니다.");
    }

    @Test
    void reportsTheSentPartOfACancelledReply() {
        assertThat(replies.cancel(turns.cancelled(1))).contains(new CutReply(reply(1), "", 0));

        deliver(turns.delta(2, 1, "half "), turns.delta(2, 2, "of 4"));
        assertThat(replies.cancel(turns.cancelled(2))).map(CutReply::heard).contains("half of");

        deliver(turns.completed(3, "whole"));
        assertThat(replies.cancel(turns.cancelled(3))).isEmpty();
        assertThat(replies.cancel(turns.cancelled(2))).isEmpty();
    }

    @Test
    void reportsAReplyThatTheCallerInterruptedOnlyOnce() {
        deliver(turns.delta(1, 1, "a long "));
        bargeIn();

        assertThat(replies.cancel(turns.cancelled(1))).isEmpty();
    }

    @Test
    void dropsATurnThatALaterOneHasOvertakenAndEndsItsUtterance() {
        deliver(turns.delta(1, 1, "old "), turns.delta(2, 1, "new "));

        assertThat(replies.deliver(turns.delta(1, 2, "stale"))).isEqualTo(DeliveryOutcome.OVERTAKEN);
        assertThat(line.said).containsExactly("old ", "|", "new ");
    }

    @Test
    void endsACancelledReplyAndSaysNothingMoreOfItsTurn() {
        deliver(turns.delta(1, 1, "half "), turns.cancelled(1));

        assertThat(replies.deliver(turns.delta(1, 2, "stale"))).isEqualTo(DeliveryOutcome.OVERTAKEN);
        assertThat(replies.deliver(turns.completed(1, "half stale"))).isEqualTo(DeliveryOutcome.OVERTAKEN);
        assertThat(line.said).containsExactly("half ", "|");
    }

    @Test
    void saysNothingWhenAReplyIsCancelledBeforeItBegan() {
        deliver(turns.started(1), turns.cancelled(1));

        assertThat(line.said).isEmpty();
    }

    @Test
    void ignoresTheCancellationOfAnEarlierTurn() {
        deliver(turns.delta(2, 1, "new "), turns.cancelled(1), turns.delta(2, 2, "words"));

        assertThat(line.said).containsExactly("new ", "words");
    }

    @Test
    void silentlyShutsOutTheReplyInProgressOnABargeIn() {
        deliver(turns.delta(1, 1, "a long "), turns.delta(1, 2, "long "));

        assertThat(replies.bargeIn("long l", 300)).contains(new CutReply(reply(1), "a long l", 300));
        assertThat(replies.deliver(turns.delta(1, 3, "story"))).isEqualTo(DeliveryOutcome.OVERTAKEN);
        assertThat(replies.deliver(turns.completed(1, "a long long story"))).isEqualTo(DeliveryOutcome.OVERTAKEN);
        assertThat(line.said).containsExactly("a long ", "long ");
    }

    @Test
    void includesTheBeginningOfACutReplyThatWasSaidOnAnotherLine() {
        deliver(turns.delta(1, 1, "one two "));
        replies.moved();
        replies.interject("Please say that again.", "en");
        deliver(turns.delta(1, 2, "three four"));

        assertThat(replies.bargeIn("three", 300)).contains(new CutReply(reply(1), "one two three", 300));
    }

    @Test
    void admitsFurtherRepliesOfATurnAfterABargeInOnACompleteReply() {
        deliver(turns.completed(1, "I'll get someone."));

        assertThat(bargeIn()).map(CutReply::reply).contains(reply(1));
        deliver(turns.completed(1, UUID.randomUUID(), "Hello, this is Jiwoo."));
        assertThat(line.said).containsExactly("I'll get someone.|", "Hello, this is Jiwoo.|");
    }

    @Test
    void cutsAReplyOnlyOnceAndNeverAnInterjection() {
        assertThat(bargeIn()).isEmpty();

        deliver(turns.completed(1, "Hello."));
        assertThat(bargeIn()).isPresent();
        assertThat(bargeIn()).isEmpty();

        deliver(turns.completed(2, "Hello again."));
        replies.interject("Please say that again.", "en");
        assertThat(bargeIn()).isEmpty();
    }

    @Test
    void endsTheUtteranceInProgressAndSaysANoticeOnce() {
        deliver(turns.delta(1, 1, "half "), turns.notice(1, "안녕하세요."), turns.notice(1, "안녕하세요."));

        assertThat(line.said).containsExactly("half ", "|", "안녕하세요.|");
    }

    @Test
    void continuesAReplyAfterAnInterjection() {
        deliver(turns.delta(1, 1, "one "));
        replies.interject("Please say that again.", "en");
        deliver(turns.delta(1, 2, "two"), turns.completed(1, "one two"));

        assertThat(line.said).containsExactly("one ", "|", "Please say that again.|", "two", "|");
    }

    @Test
    void endsAnOvertakenUtteranceAsSoonAsTheNextTurnBegins() {
        deliver(turns.delta(1, 1, "old "), turns.started(2));

        assertThat(line.said).containsExactly("old ", "|");
    }

    @Test
    void saysNothingForAnEmptyReply() {
        deliver(turns.completed(1, ""));

        assertThat(line.said).isEmpty();
    }

    private Optional<CutReply> bargeIn() {
        return replies.bargeIn("", 0);
    }

    private SpokenReply reply(long turn) {
        return new SpokenReply(Turns.reply(turn), new ReplyTurn(turns.conversation(), turn));
    }

    private void deliver(OutboundEvent... events) {
        for (OutboundEvent event : events) {
            replies.deliver(event);
        }
    }
}
