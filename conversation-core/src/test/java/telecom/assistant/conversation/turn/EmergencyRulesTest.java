package telecom.assistant.conversation.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static telecom.assistant.conversation.turn.Subject.CALL;
import static telecom.assistant.conversation.turn.Subject.CHAT;
import static telecom.assistant.conversation.turn.Subject.TEXTS;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.event.InboundEvent;
import telecom.assistant.channel.event.OutboundEvent;

/** Calls for help are answered at once and without the model. */
class EmergencyRulesTest {

    private static final String FIRE = "집에 불이 났어요";

    private final Subject subject = new Subject();

    private enum On {
        VOICE(CALL),
        WEB(CHAT),
        SMS(TEXTS);

        private final Route route;

        On(Route route) {
            this.route = route;
        }
    }

    @ParameterizedTest
    @EnumSource(On.class)
    void givesTheEmergencyNumberFirstWithoutAskingTheModel(On on) {
        Decision decision = subject.say(on.route, FIRE);

        assertThat(subject.state()).isInstanceOf(State.Idle.class);
        assertThat(decision.effects()).doesNotHaveAnyElementsOfTypes(Effect.AskModel.class);
        assertThat(replies(decision)).containsExactly("emergency_rescue disclosure");
    }

    @ParameterizedTest
    @EnumSource(On.class)
    void endsTheAnswerUnderWay(On on) {
        subject.say(CHAT, "요금 알려줘");

        assertThat(replies(subject.say(on.route, FIRE)))
                .singleElement()
                .asString()
                .startsWith("emergency_rescue");
    }

    @Test
    void answersATextThatWouldBeTurnedAway() {
        Arrival text = subject.arrival(new InboundEvent.UtteranceReceived(TEXTS, "죽고 싶어요", null, 1));

        Decision decision = subject.decide(new Event.Arrived(text, true));

        assertThat(replies(decision)).singleElement().asString().startsWith("emergency_lifeline");
    }

    @Test
    void keepsThePlaceOfASubscriberWhoWaitsForAnAgent() {
        subject.say(CHAT, "상담원!");

        assertThat(replies(subject.say(CHAT, "누가 문을 부수고 있어요")))
                .singleElement()
                .asString()
                .startsWith("emergency_police");
        assertThat(subject.state()).isInstanceOf(State.WaitingForAgent.class);
    }

    private static List<String> replies(Decision decision) {
        return decision.effects().stream()
                .filter(Effect.Publish.class::isInstance)
                .map(effect -> ((Effect.Publish) effect).event())
                .filter(OutboundEvent.ReplyCompleted.class::isInstance)
                .map(event -> ((OutboundEvent.ReplyCompleted) event).text())
                .toList();
    }
}
