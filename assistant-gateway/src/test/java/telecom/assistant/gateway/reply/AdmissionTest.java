package telecom.assistant.gateway.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static telecom.assistant.channel.Channel.SMS;
import static telecom.assistant.channel.Channel.VOICE;
import static telecom.assistant.channel.Channel.WEB;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.Channel;
import telecom.assistant.gateway.FakeTimers;
import telecom.assistant.gateway.Settings;

/** One turn is admitted at a time, and two chats may wait. */
class AdmissionTest {

    private final FakeTimers timers = new FakeTimers();
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final Admission admission = new Admission(
            Settings.admission(Map.of(
                    "turns-at-once", "1",
                    "tell-after", "2s")),
            Settings.channels(Map.of("voice.queue.longest", "5s", "web.queue.places", "2", "web.queue.longest", "20s")),
            timers,
            meters);
    private final List<String> events = new ArrayList<>();

    @Test
    void admitsATurnAtOnceWhileThereIsRoom() {
        enter("first", WEB);

        assertThat(events).containsExactly("first in");
    }

    @Test
    void letsATurnWaitWhenThereIsNoRoom() {
        enter("first", WEB);

        enter("second", WEB);

        assertThat(events).containsExactly("first in");
        assertThat(waiting(WEB)).isEqualTo(1);
    }

    @Test
    void hasRoomForOtherWorkOnlyWhileATurnWouldBeAdmittedAtOnce() {
        assertThat(admission.hasRoom()).isTrue();

        Admission.Ticket first = enter("first", WEB);
        assertThat(admission.hasRoom()).isFalse();

        first.giveBack();
        assertThat(admission.hasRoom()).isTrue();
    }

    @Test
    void admitsTheNextTurnWhenAPlaceIsGivenBack() {
        Admission.Ticket first = enter("first", WEB);
        enter("second", WEB);

        first.giveBack();

        assertThat(events).containsExactly("first in", "second in");
    }

    @Test
    void admitsCallersBeforeChatsAndChatsBeforeTexts() {
        Admission.Ticket inside = enter("inside", WEB);
        List<Admission.Ticket> later = new ArrayList<>();
        later.add(enter("text", SMS));
        later.add(enter("chat", WEB));
        later.add(enter("call", VOICE));

        inside.giveBack();
        later.get(2).giveBack();
        later.get(1).giveBack();

        assertThat(events).containsExactly("inside in", "call in", "chat in", "text in");
    }

    @Test
    void refusesWhenTheChannelsQueueIsFull() {
        enter("inside", WEB);
        enter("one", WEB);
        enter("two", WEB);

        enter("three", WEB);

        assertThat(events).containsExactly("inside in", "three FULL");
        assertThat(refused(WEB, "FULL")).isEqualTo(1);
    }

    @Test
    void keepsRoomForCallersWhenTheChatsQueueIsFull() {
        Admission.Ticket inside = enter("inside", WEB);
        enter("one", WEB);
        enter("two", WEB);

        enter("call", VOICE);
        inside.giveBack();

        assertThat(events).containsExactly("inside in", "call in");
    }

    @Test
    void notifiesATurnThatWaitsForLong() {
        enter("inside", WEB);
        enter("second", WEB);

        timers.pass(Duration.ofSeconds(2));

        assertThat(events).containsExactly("inside in", "second waits");
    }

    @Test
    void refusesATurnThatHasWaitedTooLong() {
        enter("inside", WEB);
        enter("call", VOICE);

        timers.pass(Duration.ofSeconds(5));

        assertThat(events).containsExactly("inside in", "call waits", "call EXPIRED");
        assertThat(waiting(VOICE)).isZero();
    }

    @Test
    void forgetsATicketThatIsGivenBackWhileWaiting() {
        Admission.Ticket inside = enter("inside", WEB);
        enter("second", WEB).giveBack();
        inside.giveBack();

        enter("third", WEB);

        assertThat(events).containsExactly("inside in", "third in");
        assertThat(timers.running()).isZero();
    }

    @Test
    void freesAPlaceOnceHoweverOftenItIsGivenBack() {
        Admission.Ticket first = enter("first", WEB);
        first.giveBack();
        first.giveBack();
        enter("second", WEB);

        enter("third", WEB);

        assertThat(events).containsExactly("first in", "second in");
    }

    @Test
    void admitsThousandsInARowWhenTheTierRefusesEachAtOnce() {
        Admission.Ticket inside = enter("inside", WEB);
        List<Admission.Ticket> queue = new ArrayList<>();
        AtomicInteger refused = new AtomicInteger();
        for (int i = 0; i < 5_000; i++) {
            int number = i;
            Runnable admitted = () -> {
                refused.incrementAndGet();
                queue.get(number).giveBack();
            };
            queue.add(admission.enter(SMS, new Admission.Callbacks(admitted, cause -> {}, () -> {})));
        }

        inside.giveBack();
        enter("next", WEB);

        assertThat(refused).hasValue(5_000);
        assertThat(events).containsExactly("inside in", "next in");
    }

    private Admission.Ticket enter(String name, Channel channel) {
        return admission.enter(
                channel,
                new Admission.Callbacks(
                        () -> events.add(name + " in"),
                        cause -> events.add(name + " " + cause),
                        () -> events.add(name + " waits")));
    }

    private double waiting(Channel channel) {
        return meters.get("assistant.admission.waiting")
                .tag("channel", channel.label())
                .gauge()
                .value();
    }

    private double refused(Channel channel, String reason) {
        return meters.get("assistant.admission.refused")
                .tags("channel", channel.label(), "reason", reason)
                .counter()
                .count();
    }
}
