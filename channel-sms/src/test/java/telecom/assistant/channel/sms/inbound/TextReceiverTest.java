package telecom.assistant.channel.sms.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static telecom.assistant.channel.sms.SmsFixtures.NUMBER;
import static telecom.assistant.channel.sms.SmsFixtures.SERVICE;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.event.Envelope;
import telecom.assistant.channel.event.InboundEvent.ConsentChanged;
import telecom.assistant.channel.event.InboundEvent.UtteranceReceived;
import telecom.assistant.channel.flow.DeliveryOutcome;
import telecom.assistant.channel.sms.MemoryInboundTexts;
import telecom.assistant.channel.sms.MemoryOptOuts;
import telecom.assistant.channel.sms.RecordingSink;
import telecom.assistant.channel.sms.SmsFixtures;
import telecom.assistant.channel.sms.config.SmsConfig;
import telecom.assistant.channel.sms.delivery.OutgoingText;
import telecom.assistant.channel.sms.smpp.Incoming;
import telecom.assistant.channel.sms.smpp.IncomingHandler.Accepted;
import telecom.assistant.channel.sms.text.Concatenation;
import telecom.assistant.channel.sms.text.UserData;

class TextReceiverTest {

    private final SmsConfig config = SmsFixtures.config(Map.of());
    private final MemoryInboundTexts texts = new MemoryInboundTexts();
    private final RecordingSink sink = new RecordingSink();
    private final List<OutgoingText> answers = new ArrayList<>();
    private final TextReceiver receiver = new TextReceiver(
            config, SmsFixtures.identity(), texts, new MemoryOptOuts(), sink, this::answer, SmsFixtures.meters());

    @Test
    void publishesATextAsAnUtteranceOfItsLeg() {
        accept(single("이번 달 요금 얼마예요?"));

        UtteranceReceived utterance = utterances().get(0);
        assertThat(utterance.text()).isEqualTo("이번 달 요금 얼마예요?");
        assertThat(utterance.language()).isEqualTo("ko");
        assertThat(utterance.route().subscriberAddress()).isEqualTo(NUMBER);
        assertThat(utterance.route().leg()).endsWith("-" + SERVICE).doesNotContain(NUMBER);
        assertThat(utterance.route().partition()).isNull();
    }

    @Test
    void reportsNoLanguageWhenTheTextShowsNone() {
        accept(single("3"));

        assertThat(utterances().get(0).language()).isNull();
    }

    @Test
    void joinsPartsInWhateverOrderTheyArrive() {
        accept(part(9, 3, 3, "셋"));
        accept(part(9, 3, 1, "하나\uD83D"));
        assertThat(sink.published()).isEmpty();

        accept(part(9, 3, 2, "\uDE00둘"));

        assertThat(utterances()).extracting(UtteranceReceived::text).containsExactly("하나😀둘셋");
    }

    @Test
    void keepsTextsWithDifferentReferencesApart() {
        accept(part(1, 2, 1, "a1"));
        accept(part(2, 2, 2, "b2"));
        accept(part(2, 2, 1, "b1"));
        accept(part(1, 2, 2, "a2"));

        assertThat(utterances()).extracting(UtteranceReceived::text).containsExactly("b1b2", "a1a2");
    }

    @Test
    void refusesATextThatKafkaDoesNotAccept() {
        sink.goDown();

        assertThatThrownBy(() -> accept(single("hello"))).hasMessageContaining("Kafka is down");
    }

    @Test
    void publishesARepeatedTextOnlyOnce() {
        accept(single("hello"));
        accept(single("hello"));
        sink.goDown();
        assertThatThrownBy(() -> accept(single("again"))).isNotNull();
        sink.comeUp();
        accept(single("again"));

        assertThat(utterances()).extracting(UtteranceReceived::text).containsExactly("hello", "again");
    }

    @Test
    void treatsAnIdenticalTextAfterTheAcknowledgementAsANewOne() {
        accept(single("ok")).onAcknowledged().run();
        accept(single("ok"));

        assertThat(sink.published()).extracting(Envelope::id).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void passesOnATextWithoutItsMissingParts() {
        accept(part(9, 3, 1, "하나"));
        accept(part(9, 3, 3, "셋"));

        receiver.passOnOverdue().await().atMost(Duration.ofSeconds(5));

        assertThat(utterances()).extracting(UtteranceReceived::text).containsExactly("하나 … 셋");
    }

    @Test
    void confirmsAnOptOutInTheKeywordsLanguage() {
        accept(single("수신거부"));

        assertThat(sink.events(ConsentChanged.class))
                .extracting(ConsentChanged::granted)
                .containsExactly(false);
        assertThat(utterances()).isEmpty();
        assertThat(answers)
                .extracting(OutgoingText::text)
                .containsExactly(config.answers().optOut().ko());
        assertThat(answers).allMatch(OutgoingText::isAnswer);
    }

    @Test
    void treatsYesAsAnOptInOnlyAfterAnOptOut() {
        accept(single("yes"));
        accept(single("STOP"));
        accept(single("YES"));

        assertThat(utterances()).extracting(UtteranceReceived::text).containsExactly("yes");
        assertThat(sink.events(ConsentChanged.class))
                .extracting(ConsentChanged::granted)
                .containsExactly(false, true);
    }

    @Test
    void answersHelpWithoutTheEngine() {
        accept(single("help"));

        assertThat(sink.published()).isEmpty();
        assertThat(answers)
                .extracting(OutgoingText::text)
                .containsExactly(config.answers().help().en());
    }

    @Test
    void acceptsAndIgnoresASenderWhoCannotBeAnswered() {
        accept(new Incoming.Part("INFO", SERVICE, new UserData("welcome", Optional.empty())));
        accept(single("  "));

        assertThat(sink.published()).isEmpty();
    }

    private List<UtteranceReceived> utterances() {
        return sink.events(UtteranceReceived.class);
    }

    private Uni<DeliveryOutcome> answer(OutgoingText text) {
        answers.add(text);
        return Uni.createFrom().item(DeliveryOutcome.DELIVERED);
    }

    private Accepted accept(Incoming.Part part) {
        return receiver.accept(part).await().atMost(Duration.ofSeconds(5));
    }

    private static Incoming.Part single(String text) {
        return new Incoming.Part(NUMBER, SERVICE, new UserData(text, Optional.empty()));
    }

    private static Incoming.Part part(int reference, int total, int number, String text) {
        Concatenation concatenation = new Concatenation(reference, total, number);
        return new Incoming.Part(NUMBER, SERVICE, new UserData(text, Optional.of(concatenation)));
    }
}
