package telecom.assistant.channel.kafka;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;
import telecom.assistant.channel.WellFormedText;

/** Makes every text in an event {@linkplain WellFormedText well-formed} when the event is written as JSON. */
final class WellFormedTexts extends SimpleModule {

    private static final long serialVersionUID = 1L;

    WellFormedTexts() {
        addSerializer(String.class, new Serializer());
    }

    private static final class Serializer extends StdScalarSerializer<String> {

        private static final long serialVersionUID = 1L;

        Serializer() {
            super(String.class);
        }

        @Override
        public void serialize(String text, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(WellFormedText.of(text));
        }
    }
}
