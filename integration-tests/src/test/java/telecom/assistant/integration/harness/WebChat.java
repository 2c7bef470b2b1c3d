package telecom.assistant.integration.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import telecom.assistant.integration.harness.Chromium.Look;
import telecom.assistant.local.client.DirectLineChat;

/** A user of Web Chat on a page of {@link WebChatSite}, whose script provides the values that this class reads. */
public final class WebChat {

    public static final Duration PATIENCE = Duration.ofSeconds(40);

    private static final Look LOOK = new Look(480, 900, "ko-KR", false);

    private final Page page;

    private WebChat(Page page) {
        this.page = page;
    }

    /** Opens a new conversation. */
    public static WebChat open(Chromium chromium, WebChatSite site, String version, String gateway, String name) {
        String user = "shop-" + UUID.randomUUID();
        String token = DirectLineChat.token(gateway, user, name, World.freshNumber());
        Map<String, String> settings =
                Map.of("token", token, "domain", gateway + "/v3/directline", "user", user, "locale", "ko-KR");
        WebChat chat = new WebChat(chromium.open(site.page(version, settings), LOOK));
        await("the connection").atMost(PATIENCE).until(() -> chat.is("directLine.connectionStatus$.getValue() === 2"));
        return chat;
    }

    public Page page() {
        return page;
    }

    /** Sends a message as if by keyboard, and resets {@link #mostBubbles} and {@link #shown}. */
    public void say(String text) {
        page.evaluate("reset()");
        Locator box = page.locator("[data-id=webchat-sendbox-input]");
        box.fill(text);
        box.press("Enter");
    }

    /** Sends a file. */
    public void upload(String name) {
        page.locator("input[type=file]")
                .first()
                .setInputFiles(new FilePayload(name, "text/plain", "55,000".getBytes(StandardCharsets.UTF_8)));
        // Version 4.17 has already sent the file; newer versions first show what they are about to send.
        page.locator("[data-testid='send box send button'], .webchat__send-button")
                .first()
                .click();
    }

    /** Sends an activity, written in JavaScript, through DirectLineJS itself; returns its id, or the error. */
    public String post(String activity) {
        return (String) page.evaluate("post(" + activity + ")");
    }

    /** Waits until this many complete replies of the assistant are shown. */
    public void awaitReplies(int count) {
        await("replies")
                .atMost(PATIENCE)
                .until(() -> replies().size() == count
                        && bubbles().stream()
                                .anyMatch(bubble -> bubble.startsWith(replies().get(count - 1))));
    }

    /** Waits until a bubble of the other side has this text. */
    public void awaitBubble(String text) {
        await("a bubble").atMost(PATIENCE).untilAsserted(() -> assertThat(bubbles())
                .anyMatch(bubble -> bubble.contains(text)));
    }

    /** Waits until a message from this author has been received. */
    public void awaitMessageFrom(String author) {
        await("a message from the " + author).atMost(PATIENCE).until(() -> senderOf(author) != null);
    }

    /** Waits until a part of the next reply has arrived. */
    public void awaitPartial() {
        await("a partial reply")
                .atMost(PATIENCE)
                .until(() -> is("received.at(-1)?.channelData?.streamType === 'streaming'"));
    }

    /** The assistant's complete replies as they were received, oldest first. */
    public List<String> replies() {
        return texts("received.filter((each) => each.type === 'message' && each.text"
                + " && each.channelData?.author === 'assistant').map((each) => each.text.replace(/\\s+/g, ' '))");
    }

    /** The texts of the other side's bubbles. */
    public List<String> bubbles() {
        return texts("bubbles()");
    }

    /** The texts of all bubbles. */
    public List<String> lines() {
        return texts("lines()");
    }

    /** The texts that the last bubble of the other side has shown, one after another. */
    public List<String> shown() {
        return texts("shown");
    }

    /** The largest number of bubbles that the other side had at any time. */
    public int mostBubbles() {
        return ((Number) page.evaluate("most")).intValue();
    }

    /** The sender id of this author's messages; null if none has been received. */
    public String senderOf(String author) {
        return (String) page.evaluate(
                "received.find((each) => each.channelData?.author === '" + author + "')?.from.id ?? null");
    }

    private boolean is(String condition) {
        return (Boolean) page.evaluate(condition);
    }

    @SuppressWarnings("unchecked")
    private List<String> texts(String expression) {
        return (List<String>) page.evaluate(expression);
    }
}
