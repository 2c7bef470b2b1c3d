package telecom.assistant.gateway.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import telecom.assistant.gateway.Settings;

class DemoViewTest {

    @Test
    void inventsThreeSubscribersWithDifferentPlans() {
        DemoView view = DemoView.of(new Settings(Optional.empty(), Optional.empty(), Optional.empty()));

        assertThat(view.subscribers())
                .extracting(DemoView.Subscriber::plan)
                .doesNotHaveDuplicates()
                .hasSize(3);
        assertThat(view.subscribers()).extracting(DemoView.Subscriber::language).contains("ko", "en");
        assertThat(view.handsetUrl()).isNull();
        assertThat(view.standIns()).isEmpty();
    }

    @Test
    void showsTheConfiguredPartsAndSubscribers() {
        DemoView view = DemoView.of(new Settings(
                Optional.of(URI.create("http://127.0.0.1:8090")),
                Optional.of(List.of("model", "smsc")),
                Optional.of(List.of(new Named("dana", "다나", "Dana", "+821000000109", "요금제", "Plan", "ko")))));

        assertThat(view.standIns()).containsExactly("model", "smsc");
        assertThat(view.handsetUrl()).isEqualTo("http://127.0.0.1:8090");
        assertThat(view.subscribers())
                .containsExactly(new DemoView.Subscriber("dana", "다나", "Dana", "+821000000109", "요금제", "Plan", "ko"));
    }

    private record Settings(
            Optional<URI> handsetUrl, Optional<List<String>> standIns, Optional<List<Subscriber>> subscribers)
            implements DemoConfig {

        @Override
        public boolean enabled() {
            return true;
        }

        @Override
        public String smsAddress() {
            return "114";
        }

        @Override
        public String voiceNumber() {
            return "114";
        }

        @Override
        public int watcherLimit() {
            return 1;
        }

        @Override
        public Duration heartbeat() {
            return Duration.ofSeconds(15);
        }
    }

    private record Named(
            String id, String name, String nameEn, String number, String plan, String planEn, String language)
            implements DemoConfig.Subscriber {}
}
