package telecom.assistant.channel.web.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.websocket.CloseReason.CloseCode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import telecom.assistant.channel.http.ClientSocket;
import telecom.assistant.channel.web.WebFixtures;

/** A client that records the frames sent to it. */
public final class FakeClient implements ClientSocket {

    public final List<JsonNode> frames = new CopyOnWriteArrayList<>();
    public CloseCode closed;
    private boolean left;
    private Runnable whenSent = () -> {};

    /** From now on nothing reaches the client, although the connection has not been closed. */
    void leave() {
        left = true;
    }

    /** Runs an action whenever a frame is sent to the client, whether or not the frame arrives. */
    void whenSent(Runnable action) {
        whenSent = action;
    }

    @Override
    public boolean send(String frame) {
        whenSent.run();
        return !left && frames.add(WebFixtures.json(frame));
    }

    @Override
    public void close(CloseCode code, String reason) {
        closed = code;
    }

    /** The ids of all activities except those that are only shown. */
    public List<String> ids() {
        return activities().stream()
                .filter(activity -> !activity.path("type").asText().equals("typing")
                        && !activity.path("channelData").path("cancelled").asBoolean())
                .map(activity -> activity.path("id").asText())
                .toList();
    }

    List<JsonNode> activities() {
        List<JsonNode> activities = new ArrayList<>();
        frames.forEach(frame -> frame.path("activities").forEach(activities::add));
        return activities;
    }

    /** The text of each partial reply as it was shown. */
    List<String> partials() {
        return activities().stream()
                .filter(activity -> activity.path("type").asText().equals("typing") && activity.has("text"))
                .map(activity -> activity.path("text").asText())
                .toList();
    }

    String watermark() {
        return frames.get(frames.size() - 1).path("watermark").asText();
    }
}
