package telecom.assistant.gateway.reply;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.Channel;
import telecom.assistant.channel.Language;
import telecom.assistant.gateway.FakeTimers;
import telecom.assistant.gateway.Settings;
import telecom.assistant.gateway.incident.Incidents;
import telecom.assistant.store.knowledge.StoredIncident;

/**
 * A minute during an outage: 10,000 questions about it in 200 wordings that the matcher was never changed for, mixed with
 * 2,000 other ones, on all channels.
 */
class IncidentStormTest {

    private static final int QUESTIONS = 10_000;
    private static final int OTHERS = 2_000;
    private static final String KO = "통신 장애를 복구하고 있어요.";
    private static final String EN = "We are repairing an outage.";
    private static final List<Channel> CHANNELS = List.of(Channel.SMS, Channel.WEB, Channel.VOICE);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final FakeTimers timers = new FakeTimers();
    private final Incidents incidents = Incidents.of(List.of(new StoredIncident("all", List.of(), KO, EN)), meters);
    private final Admission admission =
            new Admission(Settings.admission(Map.of("turns-at-once", "20")), Settings.channels(), timers, meters);

    private record Said(boolean aboutOutage, String text, Channel channel) {}

    @Test
    void sparesTheModelAndKeepsItForEverythingElse() throws IOException {
        int spared = 0;
        int mistaken = 0;
        for (Said said : storm()) {
            boolean answered = answer(said.text())
                    .filter(given -> !given.hasOtherQuestion())
                    .isPresent();
            spared += answered && said.aboutOutage() ? 1 : 0;
            mistaken += answered && !said.aboutOutage() ? 1 : 0;
        }

        assertThat(spared).isGreaterThanOrEqualTo(QUESTIONS * 95 / 100);
        assertThat(mistaken).isLessThanOrEqualTo(OTHERS / 100);
    }

    @Test
    void answersInTheLanguageOfTheQuestion() {
        assertThat(incidents.answerTo("데이터가 안 터져요", "ko"))
                .map(Incidents.Answer::text)
                .hasValue(KO);
        assertThat(incidents.answerTo("No signal here", "en"))
                .map(Incidents.Answer::text)
                .hasValue(EN);
    }

    @Test
    void stillAsksTheModelWhenSomethingElseIsAskedAsWell() throws IOException {
        List<String> both = wordings("&", "first", "second");

        assertThat(both).hasSize(20).allSatisfy(text -> assertThat(answer(text))
                .hasValueSatisfying(
                        given -> assertThat(given.hasOtherQuestion()).isTrue()));
    }

    @Test
    void letsCallersToTheModelFirst() throws IOException {
        List<Channel> admitted = new ArrayList<>();
        List<Admission.Ticket> tickets = new ArrayList<>();
        for (Said said : storm()) {
            if (answer(said.text()).filter(given -> !given.hasOtherQuestion()).isEmpty()) {
                tickets.add(admission.enter(
                        said.channel(),
                        new Admission.Callbacks(() -> admitted.add(said.channel()), refused -> {}, () -> {})));
            }
        }
        List<Channel> atOnce = List.copyOf(admitted);

        tickets.forEach(Admission.Ticket::giveBack);

        List<Channel> later = admitted.subList(atOnce.size(), admitted.size());
        assertThat(later).contains(Channel.VOICE, Channel.WEB);
        assertThat(later.lastIndexOf(Channel.VOICE)).isLessThan(later.indexOf(Channel.WEB));
    }

    private Optional<Incidents.Answer> answer(String text) {
        return incidents.answerTo(text, Language.of(text, "ko"));
    }

    private static List<Said> storm() throws IOException {
        List<Said> storm = new ArrayList<>();
        List<String> asked = wordings("+", "held");
        List<String> others = wordings("-", "first", "second", "third", "held");
        assertThat(asked).hasSize(200);
        for (int i = 0; i < QUESTIONS; i++) {
            storm.add(new Said(true, asked.get(i % asked.size()), CHANNELS.get(i % 3)));
        }
        for (int i = 0; i < OTHERS; i++) {
            storm.add(new Said(false, others.get(i % others.size()), CHANNELS.get(i % 3)));
        }
        Collections.shuffle(storm, new Random(14));
        return storm;
    }

    private static List<String> wordings(String kind, String... parts) throws IOException {
        try (InputStream in = IncidentStormTest.class.getResourceAsStream("/incident/storm.tsv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split("\t"))
                    .filter(line -> line.length == 3 && List.of(parts).contains(line[0]) && line[1].equals(kind))
                    .map(line -> line[2])
                    .toList();
        }
    }
}
