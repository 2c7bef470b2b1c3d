package telecom.assistant.conversation.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static telecom.assistant.conversation.turn.Subject.CALL;
import static telecom.assistant.conversation.turn.Subject.CHAT;
import static telecom.assistant.conversation.turn.Subject.JIWOO;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.event.InboundEvent;
import telecom.assistant.channel.event.OutboundEvent;
import telecom.assistant.conversation.ReplyEnding;
import telecom.assistant.conversation.Summary;
import telecom.assistant.conversation.UtteranceRecord;

/** A caller with the number of a subscriber who is signed in to the app need not be that subscriber. */
class AssuranceTest {

    private final Subject subject = new Subject();

    @Test
    void withholdsFromACallWhatWasSaidInTheApp() {
        subject.say(CHAT, "요금 알려줘");
        subject.end(ReplyEnding.ANSWERED);

        Decision call = subject.say(CALL, "뭐라고 했죠?");

        assertThat(shown(call))
                .extracting(UtteranceRecord::text)
                .containsExactly("요금 알려줘", AssuranceRules.WITHHELD, "뭐라고 했죠?");
    }

    @Test
    void showsInTheAppWhatWasSaidInACall() {
        subject.say(CALL, "요금 알려줘");
        subject.end(ReplyEnding.ANSWERED);

        Decision chat = subject.say(CHAT, "뭐라고 했죠?");

        assertThat(shown(chat)).extracting(UtteranceRecord::text).contains("an answer");
    }

    @Test
    void withholdsASummaryOfWhatWasSaidInTheApp() {
        subject.say(CHAT, "요금 알려줘");
        subject.end(ReplyEnding.ANSWERED);
        subject.decide(new Event.SummaryStored(subject.conversation(), new Summary("the bill is 43,200", 1)));

        assertThat(context(subject.say(CALL, "뭐라고 했죠?")).summary()).isNull();
        subject.end(ReplyEnding.ANSWERED);
        assertThat(context(subject.say(CHAT, "뭐라고 했죠?")).summary()).isNotNull();
    }

    @Test
    void keepsTheAgentInTheAppWhenSomebodyCalls() {
        attendInTheApp();

        Decision opened = subject.receive(new InboundEvent.LegOpened(CALL, "ko", null));
        Decision called = subject.say(CALL, "여보세요");
        Decision spoke = subject.receive(new InboundEvent.AgentSpoke(subject.conversation(), JIWOO, "4만 원입니다", null));

        assertThat(published(spoke, OutboundEvent.ReplyCompleted.class))
                .extracting(OutboundEvent.ReplyCompleted::route)
                .containsExactly(CHAT);
        assertThat(Stream.of(opened, called)
                        .flatMap(decision -> published(decision, OutboundEvent.Notice.class).stream()))
                .hasSize(2)
                .allSatisfy(notice -> {
                    assertThat(notice.route()).isEqualTo(CALL);
                    assertThat(notice.text()).isEqualTo("agent_elsewhere");
                });
    }

    @Test
    void neverMovesTheAgentsAnswersToACallEvenWhenTheChatHasClosed() {
        attendInTheApp();
        subject.receive(new InboundEvent.LegClosed(CHAT, "closed"));
        subject.say(CALL, "여보세요");

        Decision spoke = subject.receive(new InboundEvent.AgentSpoke(subject.conversation(), JIWOO, "4만 원입니다", null));

        assertThat(published(spoke, OutboundEvent.class)).isEmpty();
    }

    @Test
    void followsTheSubscriberFromACallToTheApp() {
        subject.receive(new InboundEvent.LegOpened(CALL, "ko", null));
        subject.receive(new InboundEvent.AgentJoined(subject.conversation(), JIWOO));
        subject.say(CHAT, "여기로요");

        Decision spoke = subject.receive(new InboundEvent.AgentSpoke(subject.conversation(), JIWOO, "네", null));

        assertThat(published(spoke, OutboundEvent.ReplyCompleted.class))
                .extracting(OutboundEvent.ReplyCompleted::route)
                .containsExactly(CHAT);
    }

    private void attendInTheApp() {
        subject.say(CHAT, "상담원!");
        subject.receive(new InboundEvent.AgentJoined(subject.conversation(), JIWOO));
    }

    private static List<UtteranceRecord> shown(Decision decision) {
        return context(decision).said();
    }

    private static Context context(Decision decision) {
        return decision.effects().stream()
                .filter(Effect.AskModel.class::isInstance)
                .map(ask -> ((Effect.AskModel) ask).context())
                .findFirst()
                .orElseThrow();
    }

    private static <E extends OutboundEvent> List<E> published(Decision decision, Class<E> kind) {
        return decision.effects().stream()
                .flatMap(effect ->
                        effect instanceof Effect.Publish publish ? Stream.of(publish.event()) : Stream.empty())
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }
}
