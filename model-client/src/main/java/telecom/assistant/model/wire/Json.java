package telecom.assistant.model.wire;

import com.fasterxml.jackson.databind.ObjectMapper;

/** The protocol's own JSON mapper: what an application configures for its own documents must not change the wire. */
final class Json {

    static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}
}
