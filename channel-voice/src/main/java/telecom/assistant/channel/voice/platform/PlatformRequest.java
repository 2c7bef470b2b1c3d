package telecom.assistant.channel.voice.platform;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The parts of a request that a platform signs.
 *
 * @param url the URL as the platform sees it, with the query
 * @param form the fields of the form; empty when there is none
 * @param body the body as it was sent; empty when there is none
 * @param headers returns the value of a header by its name, or null when the request does not have it
 */
public record PlatformRequest(String url, Map<String, List<String>> form, String body, UnaryOperator<String> headers) {

    /** Leaves everything out, because a request contains phone numbers. */
    @Override
    public String toString() {
        return "PlatformRequest";
    }
}
