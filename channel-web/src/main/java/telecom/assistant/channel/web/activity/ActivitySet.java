package telecom.assistant.channel.web.activity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import telecom.assistant.store.web.WebActivity;

/**
 * Activities as they are sent to a client (Direct Line 3.0, ActivitySet): one frame of the stream, or the answer to a
 * poll.
 *
 * @param activities the activities, each as JSON
 * @param watermark the seq up to which the client has seen everything once it has read this set; opaque to the client
 */
public record ActivitySet(List<String> activities, long watermark) {

    /**
     * The numeric member of {@code channelData} by which Web Chat orders activities. Without it, Web Chat would order
     * them by their timestamps, which come from the clocks of different nodes. For a stored activity it is the seq.
     */
    public static final String POSITION = "webchat:sequence-id";

    private static final ObjectReader JSON = new JsonMapper().readerFor(ObjectNode.class);

    /** A set of stored activities, each with its position. */
    public static ActivitySet stored(List<WebActivity> activities, long watermark) {
        return new ActivitySet(activities.stream().map(ActivitySet::positioned).toList(), watermark);
    }

    /** A set with one activity that is not stored. */
    public static ActivitySet of(String activity, long watermark) {
        return new ActivitySet(List.of(activity), watermark);
    }

    public String toJson() {
        return "{\"activities\":[" + String.join(",", activities) + "],\"watermark\":\"" + watermark + "\"}";
    }

    private static String positioned(WebActivity activity) {
        try {
            ObjectNode json = JSON.readValue(activity.json());
            ObjectNode data =
                    json.get("channelData") instanceof ObjectNode existing ? existing : json.putObject("channelData");
            data.put(POSITION, activity.seq());
            return json.toString();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("activities are stored as JSON objects", e);
        }
    }
}
