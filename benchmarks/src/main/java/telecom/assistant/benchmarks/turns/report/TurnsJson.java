package telecom.assistant.benchmarks.turns.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the result of a run as JSON, with all figures, and reads it back. */
public final class TurnsJson {

    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private TurnsJson() {}

    public static String of(TurnsResult result) {
        try {
            return JSON.writeValueAsString(result);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    public static TurnsResult read(Path file) throws IOException {
        return JSON.readValue(Files.readString(file), TurnsResult.class);
    }
}
