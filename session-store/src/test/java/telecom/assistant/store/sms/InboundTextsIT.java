package telecom.assistant.store.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static telecom.assistant.store.TestConversation.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.Ids;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.store.Database;
import telecom.assistant.store.Rows;
import telecom.assistant.store.sms.InboundTexts.Earlier;
import telecom.assistant.store.sms.InboundTexts.RepeatWindows;

@QuarkusTest
@WithTestResource(Database.class)
class InboundTextsIT {

    private static final RepeatWindows WINDOWS = new RepeatWindows(Duration.ofHours(24), Duration.ofMinutes(10));
    private static final Duration WITHIN = Duration.ofMinutes(10);

    @Inject
    InboundTexts texts;

    @Inject
    Rows rows;

    private final SubscriberId subscriber = new SubscriberId("texter-" + Ids.timeOrdered());

    @Test
    void recognizesTheRepetitionOfATextThatWasNotPublished() {
        InboundText first = arrive("네");

        assertThat(arrive("네").id()).isEqualTo(first.id());
    }

    @Test
    void treatsTheSameTextAsANewOneOnceTheEarlierTextIsPublished() {
        InboundText first = arrive("네");
        await(texts.published(subscriber, first.id()));

        InboundText second = arrive("네");

        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(second.published()).isFalse();
    }

    @Test
    void recognizesTheRepetitionOfATextWhoseResponseIsInDoubtUntilItIsAnsweredAgain() {
        InboundText first = arrive("네");
        await(texts.published(subscriber, first.id()));
        await(texts.responseInDoubt(subscriber, first.id()));

        InboundText repeated = arrive("네");
        assertThat(repeated.id()).isEqualTo(first.id());
        assertThat(repeated.published()).isTrue();

        await(texts.repetitionAnswered(subscriber, first.id()));
        assertThat(arrive("네").id()).isNotEqualTo(first.id());
    }

    /** This happens when the time limit for accepting a text runs out while its publication is being stored. */
    @Test
    void recognizesTheRepetitionOfATextThatWasPublishedOnlyAfterItsResponseWasInDoubt() {
        InboundText first = arrive("네");
        await(texts.responseInDoubt(subscriber, first.id()));
        await(texts.published(subscriber, first.id()));

        assertThat(arrive("네").id()).isEqualTo(first.id());
    }

    @Test
    void endsTheDoubtAfterAWhile() {
        InboundText first = arrive("네");
        await(texts.published(subscriber, first.id()));
        await(texts.responseInDoubt(subscriber, first.id()));
        rows.execute("update sms_inbound set published_at = now() - interval '11 minutes' where message_id = '"
                + first.id() + "'");

        assertThat(arrive("네").id()).isNotEqualTo(first.id());
    }

    @Test
    void recognizesARepeatedPartOfAPublishedText() {
        arrivePart(1, "하나");
        InboundText whole = arrivePart(2, "둘");
        assertThat(whole.text()).isEqualTo("하나둘");
        await(texts.published(subscriber, whole.id()));

        assertThat(arrivePart(1, "하나").published()).isTrue();
        assertThat(arrivePart(1, "다른 말").id()).isNotEqualTo(whole.id());
    }

    @Test
    void countsEarlierTextsAndThoseWithTheSameGist() {
        InboundText first = arrive("부재중입니다");
        assertThat(earlier(first, "부재중입니다")).isEqualTo(new Earlier(0, 0));
        InboundText second = arrive("부재중입니다!");
        InboundText other = arrive("요금");

        assertThat(earlier(second, "부재중입니다")).isEqualTo(new Earlier(1, 1));
        assertThat(earlier(second, "부재중입니다")).isEqualTo(new Earlier(1, 1));
        assertThat(earlier(other, "요금")).isEqualTo(new Earlier(0, 2));
        assertThat(rows.count("sms_inbound where gist like '%부재%'")).isZero();
    }

    private Earlier earlier(InboundText text, String gist) {
        return await(texts.earlier(subscriber, text.id(), gist, WITHIN, Duration.ofMinutes(1)));
    }

    private InboundText arrive(String text) {
        return await(texts.arrived(new InboundPart(subscriber, "+821012345678", "114", null, 1, 1, text), WINDOWS));
    }

    private InboundText arrivePart(int number, String text) {
        return await(texts.arrived(new InboundPart(subscriber, "+821012345678", "114", 7, 2, number, text), WINDOWS));
    }
}
