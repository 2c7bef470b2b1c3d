package telecom.assistant.channel.voice.conversationrelay;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The platform's messages, from files. */
final class Fixture {

    private Fixture() {}

    static String read(String name) {
        try (InputStream in = Fixture.class.getResourceAsStream("/conversationrelay/" + name + ".json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("fixture " + name, e);
        }
    }
}
