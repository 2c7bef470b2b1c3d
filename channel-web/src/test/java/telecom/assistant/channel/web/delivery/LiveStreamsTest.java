package telecom.assistant.channel.web.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static telecom.assistant.channel.web.delivery.WebTestNode.await;

import jakarta.websocket.CloseReason.CloseCodes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.web.WebFixtures;
import telecom.assistant.store.web.MemoryWebStores;

class LiveStreamsTest {

    private static final String CHAT = "chat-1";

    private final MemoryWebStores stores = new MemoryWebStores();
    private final WebTestNode node = new WebTestNode(stores, Duration.ofMillis(50));

    @BeforeEach
    void begin() {
        stores.begin(CHAT);
    }

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void keepsEachFrameOfAReplayBelowTheLimitOnOutstandingBytes() {
        IntStream.rangeClosed(1, 12).forEach(number -> store(number, "가".repeat(1000)));
        store(13, "x".repeat(WebTestNode.MAX_OUTSTANDING_BYTES / 2 + 1));
        store(14, "x");

        FakeClient client = node.connect(CHAT, 0);

        assertThat(client.ids()).containsExactlyElementsOf(stores.ids(CHAT));
        assertThat(client.frames)
                .allSatisfy(frame -> assertThat(frame.toString().getBytes(StandardCharsets.UTF_8))
                        .hasSizeLessThan(WebTestNode.MAX_OUTSTANDING_BYTES));
    }

    @Test
    void sendsActivitiesThatAnotherNodeStoresInTheConversation() {
        FakeClient client = node.connect(CHAT, 0);

        store(1, "said by another node");

        Awaitility.await().untilAsserted(() -> assertThat(client.ids()).containsExactly("1"));
    }

    @Test
    void eachTabGetsEachActivityOnce() {
        FakeClient first = node.connect(CHAT, 0);
        store(1, "before the second tab");
        FakeClient second = node.connect(CHAT, 0);

        await(node.intake.accept(CHAT, WebFixtures.message("c-1", "from one of them")));

        assertThat(first.closed).isNull();
        assertThat(second.ids()).containsExactlyElementsOf(stores.ids(CHAT)).hasSize(2);
        Awaitility.await().untilAsserted(() -> assertThat(first.ids()).containsExactlyElementsOf(second.ids()));
    }

    @Test
    void theOldestOfTooManyStreamsIsClosed() {
        FakeClient oldest = node.connect(CHAT, 0);
        List<FakeClient> others = IntStream.range(0, WebLeg.MAX_STREAMS)
                .mapToObj(number -> node.connect(CHAT, 0))
                .toList();

        assertThat(oldest.closed).isEqualTo(CloseCodes.NORMAL_CLOSURE);
        assertThat(others).allSatisfy(client -> assertThat(client.closed).isNull());
    }

    @Test
    void anActivityCarriesAPositionThatDoesNotDependOnClocks() {
        FakeClient client = node.connect(CHAT, 0);

        await(node.intake.accept(CHAT, WebFixtures.message("c-1", "first")));
        await(node.intake.accept(CHAT, WebFixtures.message("c-2", "second")));

        assertThat(client.activities())
                .extracting(activity ->
                        activity.path("channelData").path("webchat:sequence-id").asLong())
                .containsExactly(1L, 2L);
    }

    @Test
    void theChatExplainsOnceAMinuteWhyAnAttachmentWasNotSent() {
        FakeClient client = node.connect(CHAT, 0);

        await(node.intake.refuseAttachment(CHAT, "ko-KR"));
        await(node.intake.refuseAttachment(CHAT, "ko-KR"));

        assertThat(client.activities()).hasSizeBetween(1, 2);
        assertThat(client.activities().get(0).path("text").asText()).contains("글로 적어 주세요");
    }

    private void store(int id, String text) {
        await(stores.activities.append(
                CHAT,
                Integer.toString(id),
                "{\"type\":\"message\",\"id\":\"" + id + "\",\"text\":\"" + text + "\"}",
                null));
    }
}
