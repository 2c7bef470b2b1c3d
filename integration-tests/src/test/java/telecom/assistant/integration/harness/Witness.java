package telecom.assistant.integration.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import telecom.assistant.local.client.DirectLineChat;

/** Somebody who chats with the assistant while it is attacked: every question has to be answered on the same stream. */
public final class Witness implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final World world;
    private final long gateway;
    private final DirectLineChat chat;
    private final Future<Integer> asked;

    public Witness(World world) {
        this.world = world;
        this.gateway = world.gateway().pid();
        this.chat = world.chat("app-witness", "Witness", World.freshNumber());
        this.asked = thread.submit(this::converse);
    }

    private int converse() throws InterruptedException {
        int questions = 0;
        do {
            int next = ++questions;
            chat.say("로밍 요금제 " + next + "번 알려 주세요", "ko-KR");
            await("the witness's answer")
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> chat.replies().size() >= next);
        } while (!ended.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS));
        return questions;
    }

    /** Fails unless all was well until now, and the gateway's log has none of the texts that were planted. */
    public void assertNobodyWasAffected(List<String> planted) throws Exception {
        ended.countDown();
        assertThat(asked.get(30, TimeUnit.SECONDS)).as("answered questions").isPositive();
        assertThat(chat.disconnected()).as("the witness's stream").isNotDone();
        assertThat(world.gateway().hasPid(gateway)).as("the same process").isTrue();
        assertThat(world.gateway().isRunning()).as("the gateway runs").isTrue();
        String log = Files.readString(Path.of(System.getProperty("work.folder"), "gateway.log"));
        planted.forEach(text -> assertThat(log).as("the log").doesNotContain(text));
    }

    @Override
    public void close() {
        ended.countDown();
        thread.shutdownNow();
        chat.close();
    }
}
