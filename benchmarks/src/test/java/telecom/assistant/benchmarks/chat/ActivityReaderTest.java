package telecom.assistant.benchmarks.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ActivityReaderTest {

    @Test
    void readsAPartOfAReply() {
        String frame = """
            {"activities":[{"type":"typing","id":"r.1","conversation":{"id":"c"},"from":{"id":"a","name":"AI","role":"bot"},
            "channelData":{"author":"assistant","turn":3,"streamType":"streaming","streamId":"r","streamSequence":1},
            "text":"Answer 1"}],"watermark":"5"}\
            """;

        assertThat(ActivityReader.read(frame)).singleElement().satisfies(activity -> {
            assertThat(activity).isEqualTo(new Activity("typing", "Answer 1", "bot", "r", ""));
            assertThat(activity.isPart()).isTrue();
            assertThat(activity.isMessage()).isFalse();
        });
    }

    @Test
    void distinguishesAReplyFromTheEchoOfTheUsersMessage() {
        String frame = """
            {"watermark":"7","activities":[
            {"type":"message","text":"hello","from":{"id":"u","role":"user"},"channelData":{"clientActivityID":"1"}},
            {"type":"message","text":"hi","from":{"role":"bot"},"entities":[{"type":"x","additionalType":["y"]}]}]}\
            """;

        assertThat(ActivityReader.read(frame)).extracting(Activity::isMessage).containsExactly(false, true);
    }

    @Test
    void recognisesASystemNotice() {
        String frame = """
            {"activities":[{"type":"message","text":"Please hold on.","from":{"role":"bot"},
            "channelData":{"notice":"WAITING"}}]}\
            """;

        assertThat(ActivityReader.read(frame)).extracting(Activity::notice).containsExactly("WAITING");
    }

    @Test
    void findsNothingInAKeepAliveFrame() {
        assertThat(ActivityReader.read("")).isEmpty();
    }

    @Test
    void refusesAFrameThatIsNotAnActivitySet() {
        assertThatThrownBy(() -> ActivityReader.read("[]")).hasMessageContaining("expected: an object");
    }
}
