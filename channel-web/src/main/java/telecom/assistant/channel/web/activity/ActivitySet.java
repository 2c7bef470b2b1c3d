package telecom.assistant.channel.web.activity;

import java.util.List;

/**
 * Activities as they are sent to a client (Direct Line 3.0, ActivitySet): one frame of the stream, or the answer to a
 * poll.
 *
 * @param activities each as JSON
 * @param watermark the seq up to which the client has seen everything once it has read this set; opaque to the client
 */
public record ActivitySet(List<String> activities, long watermark) {

    public static ActivitySet of(String activity, long watermark) {
        return new ActivitySet(List.of(activity), watermark);
    }

    public String toJson() {
        return "{\"activities\":[" + String.join(",", activities) + "],\"watermark\":\"" + watermark + "\"}";
    }
}
