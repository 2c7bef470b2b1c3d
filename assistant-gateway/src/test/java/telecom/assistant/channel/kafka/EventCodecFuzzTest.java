package telecom.assistant.channel.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import telecom.assistant.channel.event.InboundEvent;
import telecom.assistant.gateway.fuzz.Mutations;

class EventCodecFuzzTest {

    private static final List<String> NAMES = List.of(
            "ce_specversion", "ce_id", "ce_source", "ce_type", "ce_time", "ce_subject", "content-type", "traceparent");

    private final EventCodec codec = new EventCodec();

    /** The first lines of an input are the headers; the rest is the data. */
    @Test
    void readsOrRefusesAnyRecord() {
        String headers = """
                1.0
                sms-1
                /sms
                telecom.assistant.UtteranceReceived
                2026-11-30T09:00:00Z
                subscriber-1
                application/json
                00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01
                """;
        Mutations.of(
                Mutations.texts(
                        headers
                                + "{\"route\":{\"channel\":\"sms\",\"leg\":\"1:2\",\"subscriberAddress\":\"1\",\"serviceAddress\":\"2\","
                                + "\"partition\":null},\"text\":\"hello\",\"language\":\"en\",\"confidence\":1.0}",
                        headers.replace("UtteranceReceived", "DigitsPressed") + "{\"route\":null,\"digits\":\"1\"}",
                        headers.replace("UtteranceReceived", "SomethingNew") + "{}"),
                this::read);
    }

    private void read(byte[] input) {
        String[] lines = new String(input, StandardCharsets.UTF_8).split("\n", NAMES.size() + 1);
        Headers headers = new RecordHeaders();
        for (int i = 0; i < Math.min(NAMES.size(), lines.length); i++) {
            headers.add(NAMES.get(i), lines[i].getBytes(StandardCharsets.UTF_8));
        }
        String data = lines.length > NAMES.size() ? lines[NAMES.size()] : "";
        try {
            assertThat(codec.decode(headers, data.getBytes(StandardCharsets.UTF_8), InboundEvent.class))
                    .isNotNull();
        } catch (UndecodableEventException refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
    }
}
