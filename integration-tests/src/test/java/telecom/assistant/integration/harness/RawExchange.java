package telecom.assistant.integration.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sends octets as they are and collects the answers until the gateway closes the connection, which it has to do within
 * ten seconds.
 */
public final class RawExchange {

    private static final int LIMIT_MILLIS = 10_000;
    private static final Pattern LENGTH = Pattern.compile("(?im)^content-length: *([0-9]+)");
    private static final Pattern TYPE = Pattern.compile("(?im)^content-type: *([^;\r\n]+)");

    private RawExchange() {}

    /**
     * An answer.
     *
     * @param type the media type; empty without one
     */
    public record Answer(int status, String type, String body) {}

    /** @param request a character for each octet; {@code HOST} in it stands for the gateway's own */
    public static List<Answer> send(URI gateway, String request) {
        try (Socket socket = new Socket(gateway.getHost(), gateway.getPort())) {
            socket.setSoTimeout(LIMIT_MILLIS);
            String octets = request.replace("HOST", gateway.getAuthority());
            socket.getOutputStream().write(octets.getBytes(StandardCharsets.ISO_8859_1));
            return answers(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Answer> answers(String received) {
        List<Answer> answers = new ArrayList<>();
        String rest = received;
        while (!rest.isEmpty()) {
            int end = rest.indexOf("\r\n\r\n");
            if (!rest.startsWith("HTTP/1.") || end < 0) {
                throw new AssertionError("not HTTP: " + rest.length() + " characters");
            }
            String head = rest.substring(0, end);
            Matcher length = LENGTH.matcher(head);
            int bodyLength = length.find() ? Integer.parseInt(length.group(1)) : 0;
            int next = Math.min(rest.length(), end + 4 + bodyLength);
            Matcher type = TYPE.matcher(head);
            answers.add(new Answer(
                    Integer.parseInt(head.split(" ", 3)[1]),
                    type.find() ? type.group(1) : "",
                    rest.substring(end + 4, next)));
            rest = rest.substring(next);
        }
        return answers;
    }
}
