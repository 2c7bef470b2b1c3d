package telecom.assistant.channel.sms.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static telecom.assistant.channel.sms.SmsFixtures.NUMBER;
import static telecom.assistant.channel.sms.SmsFixtures.SERVICE;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.event.Envelope;
import telecom.assistant.channel.event.InboundEvent.ConsentChanged;
import telecom.assistant.channel.event.InboundEvent.UtteranceReceived;
import telecom.assistant.channel.flow.DeliveryOutcome;
import telecom.assistant.channel.sms.MemoryInboundTexts;
import telecom.assistant.channel.sms.MemoryOptOuts;
import telecom.assistant.channel.sms.RecordingSink;
import telecom.assistant.channel.sms.SettableTimers;
import telecom.assistant.channel.sms.SmsFixtures;
import telecom.assistant.channel.sms.config.SmsConfig;
import telecom.assistant.channel.sms.delivery.OutgoingText;
import telecom.assistant.channel.sms.delivery.SmsMeters;
import telecom.assistant.channel.sms.smpp.Incoming;
import telecom.assistant.channel.sms.smpp.IncomingHandler.Accepted;
import telecom.assistant.channel.sms.text.Concatenation;
import telecom.assistant.channel.sms.text.UserData;

class TextReceiverTest {

    private final SmsConfig config = SmsFixtures.config(Map.of());
    private final MemoryInboundTexts texts = new MemoryInboundTexts();
    private final RecordingSink sink = new RecordingSink();
    private final MemoryOptOuts optOuts = new MemoryOptOuts();
    private final List<OutgoingText> answers = new ArrayList<>();
    private final SettableTimers timers = new SettableTimers();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final TextReceiver receiver = receiver();

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
    void reportsNoLanguageIfNoneCanBeRecognised() {
        accept(single("3"));

        assertThat(utterances().get(0).language()).isNull();
    }

    @Test
    void joinsPartsInAnyOrderOfArrival() {
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
        receiver.onConnectionLost();
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
    void publishesATextTwiceIfTheSubscriberSendsItTwice() {
        accept(single("네")).onAcknowledged().run();
        accept(single("네")).onAcknowledged().run();

        assertThat(utterances()).extracting(UtteranceReceived::text).containsExactly("네", "네");
        assertThat(sink.published()).extracting(Envelope::id).doesNotHaveDuplicates();
    }

    @Test
    void recognisesARepetitionAfterTheResponseMayHaveBeenLostWithTheConnection() {
        accept(single("네")).onAcknowledged().run();
        timers.advance(Duration.ofSeconds(4));
        receiver.onConnectionLost();
        accept(single("네")).onAcknowledged().run();
        assertThat(utterances()).hasSize(1);

        accept(single("네")).onAcknowledged().run();
        timers.advance(Duration.ofSeconds(6));
        receiver.onConnectionLost();
        accept(single("네"));

        assertThat(utterances())
                .as("sent again by the subscriber, and once more after the response had certainly arrived")
                .hasSize(3);
    }

    @Test
    void recognisesARepetitionIfTheResponseCouldNotBeWritten() {
        accept(single("네")).onUnwritten().run();
        accept(single("네")).onAcknowledged().run();

        assertThat(utterances()).hasSize(1);
    }

    @Test
    void recognisesARepetitionIfAcceptingTheTextWasCancelled() {
        texts.loseResults(true);
        receiver.accept(single("네")).subscribe().with(accepted -> {}).cancel();
        texts.loseResults(false);
        repeatUntilAccepted(receiver, single("네"));

        assertThat(utterances()).hasSize(1);
    }

    @Test
    void recognisesARepetitionOfATextThatWasPublishedTooLate() {
        TextReceiver hasty = receiver(SmsFixtures.config(Map.of("assistant.sms.inbound.accept-timeout", "300ms")));
        texts.loseResults(true);
        // Each of these keeps the subscriber's queue busy until its own time is up.
        hasty.accept(single("첫째")).subscribe().with(accepted -> {}, refused -> {});
        hasty.accept(single("둘째")).subscribe().with(accepted -> {}, refused -> {});
        assertThatThrownBy(() -> hasty.accept(single("네")).await().atMost(Duration.ofSeconds(5)));
        texts.loseResults(false);

        repeatUntilAccepted(hasty, single("네"));

        assertThat(utterances())
                .filteredOn(utterance -> utterance.text().equals("네"))
                .hasSize(1);
    }

    @Test
    void publishesTheSameTextAgainAfterTheNodeHasDied() {
        accept(single("요금 알려줘"));

        receiver().accept(single("요금 알려줘")).await().atMost(Duration.ofSeconds(5));

        assertThat(utterances()).hasSize(2);
    }

    @Test
    void confirmsAnOptOutOnlyOnceIfItIsRepeated() {
        accept(single("STOP")).onAcknowledged().run();
        accept(single("Stop!")).onAcknowledged().run();
        accept(single("수신거부")).onAcknowledged().run();
        assertThat(answers).hasSize(1);

        accept(single("START"));
        accept(single("STOP"));

        assertThat(answers).as("after opting in and out again").hasSize(3);
    }

    @Test
    void explainsOnceHowToOptInToASubscriberWhoStillWritesAfterAnOptOut() {
        accept(single("STOP"));
        accept(single("How much data do I have left?"));
        accept(single("Hello, is anybody there?"));

        assertThat(utterances()).hasSize(2);
        assertThat(answers)
                .extracting(OutgoingText::text)
                .containsExactly(
                        config.answers().optOut().en(),
                        config.answers().comeBack().en());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "지금은 운전 중이라 답장할 수 없습니다.",
                "I am out of office.",
                "We got your text no. %d at 12:0%d. Please wait."
            })
    void endsALoopWithAnAutomaticReplyAfterTwoAnswersAndAHintOnHowToContinue(String reply) {
        for (int i = 0; i < 6; i++) {
            accept(single(reply.formatted(i, i))).onAcknowledged().run();
        }

        assertThat(utterances()).hasSize(2);
        assertThat(answers)
                .extracting(OutgoingText::text)
                .containsExactly(
                        reply.startsWith("지금")
                                ? config.answers().loop().ko()
                                : config.answers().loop().en());
        assertThat(registry.counter("assistant.sms.received", "outcome", "loop").count())
                .isEqualTo(4);
    }

    @Test
    void endsALoopOfRequestsForHelp() {
        for (int i = 0; i < 6; i++) {
            accept(single("HELP")).onAcknowledged().run();
        }

        assertThat(answers)
                .extracting(OutgoingText::text)
                .containsExactly(
                        config.answers().help().en(),
                        config.answers().help().en(),
                        config.answers().loop().en());
    }

    @Test
    void treatsNeitherShortAnswersNorQuestionsWithDifferentNumbersAsALoop() {
        for (int i = 0; i < 6; i++) {
            accept(single("네")).onAcknowledged().run();
            accept(single((i + 5) + "월 요금 알려줘")).onAcknowledged().run();
        }

        assertThat(utterances()).hasSize(12);
        assertThat(answers).isEmpty();
    }

    @Test
    void asksForAKeywordToContinueAVeryLongExchange() {
        TextReceiver unlimited = withoutFloodLimit();
        int most = config.inbound().exchanges().texts();
        converse(unlimited, most + 5, "As for point %d, could you say more about it?");

        assertThat(utterances()).hasSize(most);
        assertThat(answers)
                .extracting(OutgoingText::text)
                .containsExactly(config.answers().goOn().en());

        converse(unlimited, 1, "Continue!");
        converse(unlimited, 3, "And what about point %d of the list?");

        assertThat(utterances()).hasSize(most + 4);
        assertThat(answers).hasSize(1);
    }

    @Test
    void answersAgainOnceALongExchangeHasPaused() {
        TextReceiver unlimited = withoutFloodLimit();
        int most = config.inbound().exchanges().texts();
        converse(unlimited, most + 1, "%d번 항목을 조금 더 자세히 설명해 주실 수 있나요?");
        timers.advance(config.inbound().exchanges().window());

        converse(unlimited, 1, "%d번 항목이 아직 궁금해서 다시 여쭤봐요");

        assertThat(utterances()).hasSize(most + 1);
        assertThat(answers)
                .extracting(OutgoingText::text)
                .containsExactly(config.answers().goOn().ko());
    }

    /** Sends texts that differ from each other by letters, because numbers are ignored in longer texts. */
    private void converse(TextReceiver receiver, int count, String template) {
        for (int i = 0; i < count; i++) {
            String point = "abcdefghijklmnopqrstuvwxyz".charAt(i % 26) + "x".repeat(i / 26);
            receiver.accept(single(template.replace("%d", point)))
                    .await()
                    .atMost(Duration.ofSeconds(5))
                    .onAcknowledged()
                    .run();
        }
    }

    private TextReceiver withoutFloodLimit() {
        return receiver(SmsFixtures.config(Map.of("assistant.sms.inbound.flood.texts", "1000")));
    }

    @Test
    void passesOnTheFirstFiveCallsForHelpAfterTooManyTexts() {
        for (int i = 0; i < 100; i++) {
            accept(single("question " + i)).onAcknowledged().run();
        }
        for (int i = 0; i < 8; i++) {
            accept(single("my house is on fire " + i)).onAcknowledged().run();
        }

        assertThat(utterances()).hasSize(35);
    }

    @Test
    void sendsEmergencyNumbersToASubscriberWhoHasOptedOut() {
        accept(single("수신거부"));
        accept(single("집에 불이 났어요"));
        accept(single("someone broke in"));

        assertThat(answers)
                .extracting(OutgoingText::text)
                .containsExactly(
                        config.answers().optOut().ko(),
                        config.answers().callRescue().ko(),
                        config.answers().callPolice().en());
        assertThat(utterances()).hasSize(2);
    }

    @Test
    void saysOnceThatThereAreTooManyTextsAndStillAcceptsAnOptOut() {
        for (int i = 0; i < 100; i++) {
            accept(single("question " + i)).onAcknowledged().run();
        }
        assertThat(utterances()).hasSize(30);
        assertThat(answers)
                .extracting(OutgoingText::text)
                .containsExactly(config.answers().tooMany().en());

        accept(single("STOP"));

        assertThat(sink.events(ConsentChanged.class)).hasSize(1);
    }

    @Test
    void acceptsEveryChangeOfConsentInALoop() {
        for (int i = 0; i < 5; i++) {
            accept(single("수신거부")).onAcknowledged().run();
            accept(single("수신동의")).onAcknowledged().run();
        }

        assertThat(sink.events(ConsentChanged.class)).hasSize(10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1004", "114", "+82114", "15881234", "080-123-4567", "+8215990000", "112", "SPAM"})
    void doesNotAnswerServices(String sender) {
        accept(new Incoming.Part(sender, SERVICE, new UserData("광고", Optional.empty())));
        accept(new Incoming.Unreadable(sender, SERVICE, 4));

        assertThat(sink.published()).isEmpty();
        assertThat(answers).isEmpty();
    }

    @Test
    void ignoresATextFromTheAddressThatItWasSentTo() {
        accept(new Incoming.Part("07012345678", "+827012345678", new UserData("hello", Optional.empty())));

        assertThat(sink.published()).isEmpty();
    }

    @Test
    void saysInBothLanguagesThatATextCannotBeReadAndCountsItsCoding() {
        accept(new Incoming.Unreadable(NUMBER, SERVICE, 0x22));
        accept(new Incoming.Unreadable(NUMBER, SERVICE, 0x22));

        assertThat(answers).hasSize(1);
        assertThat(answers.get(0).text())
                .contains(config.answers().unreadable().ko())
                .contains(config.answers().unreadable().en());
        assertThat(registry.counter("assistant.sms.unreadable", "coding", "0x22")
                        .count())
                .isEqualTo(2);

        timers.advance(config.inbound().loops().window());
        accept(new Incoming.Unreadable(NUMBER, SERVICE, 0x22));

        assertThat(answers).hasSize(2);
    }

    @Test
    void doesNotReportAnUnreadableTextToASubscriberWhoHasOptedOut() {
        accept(single("STOP"));
        accept(new Incoming.Unreadable(NUMBER, SERVICE, 0x22));

        assertThat(answers).hasSize(1);
    }

    @Test
    void keepsTheTypeOfTheAddressThatTheSubscriberWroteTo() {
        accept(new Incoming.Part(NUMBER, "114;ton=3;npi=1", new UserData("요금", Optional.empty())));

        Route route = utterances().get(0).route();
        assertThat(route.serviceAddress()).isEqualTo("114");
        assertThat(route.leg()).endsWith("-114;ton=3;npi=1");
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
    void acceptsAndIgnoresTextsFromASenderWhoCannotBeAnswered() {
        accept(new Incoming.Part("INFO", SERVICE, new UserData("welcome", Optional.empty())));
        accept(single("  "));

        assertThat(sink.published()).isEmpty();
    }

    private List<UtteranceReceived> utterances() {
        return sink.events(UtteranceReceived.class);
    }

    private Uni<DeliveryOutcome> answer(OutgoingText text) {
        if (answers.stream().noneMatch(sent -> sent.id().equals(text.id()))) {
            // The ledger sends each id once.
            answers.add(text);
        }
        return Uni.createFrom().item(DeliveryOutcome.DELIVERED);
    }

    private TextReceiver receiver() {
        return receiver(config);
    }

    private TextReceiver receiver(SmsConfig config) {
        return new TextReceiver(
                config,
                new Senders(SmsFixtures.identity(), SmsFixtures.numbers(), config),
                texts,
                optOuts,
                sink,
                this::answer,
                timers,
                new SmsMeters(registry),
                SmsFixtures.masking());
    }

    private Accepted accept(Incoming.Part part) {
        return receiver.accept(part).await().atMost(Duration.ofSeconds(5));
    }

    /** Sends a text again until it is accepted, as an SMSC does. */
    private static void repeatUntilAccepted(TextReceiver receiver, Incoming.Part part) {
        await().atMost(Duration.ofSeconds(30)).ignoreExceptions().untilAsserted(() -> receiver.accept(part)
                .await()
                .atMost(Duration.ofSeconds(5))
                .onAcknowledged()
                .run());
    }

    private void accept(Incoming.Unreadable unreadable) {
        receiver.accept(unreadable).await().atMost(Duration.ofSeconds(5));
    }

    private static Incoming.Part single(String text) {
        return new Incoming.Part(NUMBER, SERVICE, new UserData(text, Optional.empty()));
    }

    private static Incoming.Part part(int reference, int total, int number, String text) {
        Concatenation concatenation = new Concatenation(reference, total, number);
        return new Incoming.Part(NUMBER, SERVICE, new UserData(text, Optional.of(concatenation)));
    }
}
