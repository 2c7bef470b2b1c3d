package telecom.assistant.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import telecom.assistant.integration.harness.World;
import telecom.assistant.local.client.DirectLineChat;
import telecom.assistant.local.client.Handset;

/**
 * A fail-over of the database has lost its last commits: the subscriber still gets an answer to every later message.
 */
class LostCommitsIT {

    private static final String DATABASE = "assistant";

    /** The questions differ, because a subscriber who repeats the same message is not answered. */
    private static final List<String> QUESTIONS =
            List.of("이번 달 요금 얼마예요?", "데이터 얼마나 남았어요?", "로밍 요금제 알려줘", "요금제 바꾸고 싶어요", "와이파이가 느려요", "안녕하세요", "고마워요");

    private final World world = World.running();
    private final String number = World.freshNumber();

    @Test
    void everyLaterMessageInAChatIsAnswered() throws SQLException {
        try (DirectLineChat chat = world.chat("app-lost-" + number, "이서연", number)) {
            for (int count = 1; count <= 4; count++) {
                ask(chat, count);
            }
            loseTurnsAfter(1);

            for (int count = 5; count <= 7; count++) {
                ask(chat, count);
            }
        }
    }

    @Test
    void everyLaterTextIsAnswered() throws SQLException {
        Handset handset = world.handset(number);
        for (int count = 1; count <= 3; count++) {
            ask(handset, count);
        }
        loseTurnsAfter(1);

        for (int count = 4; count <= 5; count++) {
            ask(handset, count);
        }
    }

    private static void ask(DirectLineChat chat, int count) {
        chat.say(QUESTIONS.get(count - 1), "ko-KR");
        await("reply " + count).atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(chat.replies())
                .hasSize(count));
    }

    private static void ask(Handset handset, int count) {
        handset.text(QUESTIONS.get(count - 1));
        await("reply " + count).atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(handset.received())
                .hasSize(count));
    }

    /** Deletes the rows of the later turns, and takes the conversation away from the engine that remembers them. */
    private void loseTurnsAfter(long turn) throws SQLException {
        String url = "jdbc:postgresql://127.0.0.1:" + world.stack().postgres().port() + "/" + DATABASE;
        String theirs = " conversation_id in (select conversation_id from conversation join subscriber"
                + " using (subscriber_id) where number = '" + number + "' and closed_at is null)";
        try (Connection connection = DriverManager.getConnection(url, DATABASE, DATABASE);
                Statement statement = connection.createStatement()) {
            statement.execute("delete from utterance where turn > " + turn + " and" + theirs);
            int changed = statement.executeUpdate(
                    "update conversation set turn = " + turn + ", epoch = epoch + 1 where" + theirs);
            assertThat(changed).isEqualTo(1);
        }
    }
}
