package telecom.assistant.model.wire;

import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * The protocol's own JSON mapper, so that what an application configures for its own documents does not change the
 * wire.
 */
final class Json {

    static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}
}
