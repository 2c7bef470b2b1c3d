package telecom.assistant.channel.web;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import telecom.assistant.local.LocalStack;
import telecom.assistant.local.Part;
import telecom.assistant.local.StackOptions;

/** Starts a real broker and a real database for the tests. */
public final class Stack implements QuarkusTestResourceLifecycleManager {

    private LocalStack stack;

    @Override
    public Map<String, String> start() {
        stack = LocalStack.start(StackOptions.in(Path.of("target/local-stack"))
                .withFresh(true)
                .withParts(Set.of(Part.KAFKA, Part.POSTGRES)));
        String database = "127.0.0.1:" + stack.postgres().port() + "/assistant";
        return Map.of(
                "kafka.bootstrap.servers",
                stack.kafka().bootstrapServers(),
                "quarkus.datasource.username",
                "assistant",
                "quarkus.datasource.password",
                "assistant",
                "quarkus.datasource.reactive.url",
                "postgresql://" + database,
                "quarkus.datasource.jdbc.url",
                "jdbc:postgresql://" + database);
    }

    @Override
    public void stop() {
        if (stack != null) {
            stack.close();
        }
    }
}
