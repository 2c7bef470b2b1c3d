package telecom.assistant.channel.voice.platform;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A request as a platform signs it.
 *
 * @param url as the platform sees it, with the query
 * @param form the fields of its form; empty when it has none
 * @param body as it was sent; empty when there is none
 * @param headers the value of a header by its name; null when the request does not have it
 */
public record PlatformRequest(String url, Map<String, List<String>> form, String body, UnaryOperator<String> headers) {

    /** Leaves the numbers out. */
    @Override
    public String toString() {
        return "PlatformRequest";
    }
}
