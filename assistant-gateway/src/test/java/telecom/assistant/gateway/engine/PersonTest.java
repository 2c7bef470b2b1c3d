package telecom.assistant.gateway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static telecom.assistant.gateway.engine.EngineUnderTest.CALL;
import static telecom.assistant.gateway.engine.EngineUnderTest.SMS;
import static telecom.assistant.gateway.engine.EngineUnderTest.SUBSCRIBER;
import static telecom.assistant.gateway.engine.EngineUnderTest.WEB;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.event.InboundEvent;
import telecom.assistant.channel.event.InboundEvent.ErasureRequested;
import telecom.assistant.gateway.Settings;
import telecom.assistant.gateway.bss.KnownPerson;
import telecom.assistant.model.ChatMessage;
import telecom.assistant.model.Purpose;

/** What the model is shown about the subscriber, and when it is read. */
class PersonTest {

    private final EngineUnderTest engine = new EngineUnderTest();

    @Test
    void showsTheModelWhatIsKnownBeforeTheLastMessageOnly() {
        engine.persons.know("Plan: 5G\n");
        engine.say(WEB, "안녕하세요");
        engine.model.reply().say("안녕하세요.").finish();
        engine.say(WEB, "제 요금제가 뭐예요?");

        List<ChatMessage> prompt = engine.model.reply().request().messages();
        assertThat(prompt.get(prompt.size() - 1).text())
                .startsWith("[subscriber]\nPlan: 5G\n[/subscriber]\n")
                .endsWith("제 요금제가 뭐예요?");
        assertThat(prompt.subList(0, prompt.size() - 1))
                .filteredOn(message -> message.role() != ChatMessage.Role.SYSTEM)
                .noneSatisfy(message -> assertThat(message.text()).contains("[subscriber]"));
    }

    @Test
    void asksTheModelOnceItIsKnownWhoAsks() {
        CompletableFuture<KnownPerson> reading = engine.persons.keepWaiting();
        engine.say(WEB, "제 요금제가 뭐예요?");
        assertThat(engine.model.answers(Purpose.REPLY)).isEmpty();

        reading.complete(KnownPerson.NOBODY);

        assertThat(engine.model.answers(Purpose.REPLY)).hasSize(1);
    }

    @Test
    void doesNotAskTheModelForACallThatEndedInTheMeantime() {
        CompletableFuture<KnownPerson> reading = engine.persons.keepWaiting();
        engine.say(CALL, "제 요금제가 뭐예요?");
        engine.deliver(new InboundEvent.LegClosed(CALL, null));

        reading.complete(KnownPerson.NOBODY);

        assertThat(engine.model.answers(Purpose.REPLY)).isEmpty();
    }

    @Test
    void beginsToReadWhenACallBegins() {
        engine.deliver(new InboundEvent.LegOpened(CALL, "ko", null));

        assertThat(engine.persons.expected).containsExactly(CALL);
    }

    @Test
    void beginsToReadWhileTextsAreGathered() {
        EngineUnderTest gathering =
                new EngineUnderTest(Settings.engine(), Settings.channels(Map.of("sms.arrival", "coalesce")));
        gathering.say(SMS, "요금제");

        assertThat(gathering.persons.expected).containsExactly(SMS);
        assertThat(gathering.model.answers(Purpose.REPLY)).isEmpty();
    }

    @Test
    void forgetsWhoIsErased() {
        engine.say(WEB, "안녕하세요");
        engine.deliver(new ErasureRequested());

        assertThat(engine.persons.forgotten).containsExactly(SUBSCRIBER);
    }

    @Test
    void marksAReplyThatNeededIt() {
        engine.persons.know("Plan: 5G\n");
        engine.say(WEB, "제 요금제가 뭐예요?");
        engine.model.reply().open("primary").say("5G예요.").finish();

        assertThat(engine.stored.utterances()).anySatisfy(said -> assertThat(
                        said.origin() != null && !said.origin().selfContained())
                .isTrue());
    }
}
