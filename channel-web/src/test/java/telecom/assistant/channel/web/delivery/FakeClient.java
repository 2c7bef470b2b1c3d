package telecom.assistant.channel.web.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.websocket.CloseReason.CloseCode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import telecom.assistant.channel.web.Fixtures;

/** A client that notes what it gets. */
final class FakeClient implements Outlet {

    final List<JsonNode> frames = new CopyOnWriteArrayList<>();
    CloseCode closed;
    private boolean left;
    private Runnable whenSent = () -> {};

    /** Nothing reaches it any more, and nobody knows yet. */
    void leave() {
        left = true;
    }

    /** Does something as it is sent anything, whether that arrives or not. */
    void whenSent(Runnable action) {
        whenSent = action;
    }

    @Override
    public boolean send(String frame) {
        whenSent.run();
        return !left && frames.add(Fixtures.json(frame));
    }

    @Override
    public void close(CloseCode code, String reason) {
        closed = code;
    }

    /** The ids of the activities that are not typing. */
    List<String> ids() {
        return activities().stream()
                .filter(activity -> !activity.path("type").asText().equals("typing"))
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
