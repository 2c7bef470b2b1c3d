package telecom.assistant.store.conversation;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.util.StdConverter;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import telecom.assistant.channel.Channel;
import telecom.assistant.channel.Route;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.conversation.LegRecord;
import telecom.assistant.conversation.Mode;
import telecom.assistant.conversation.ReplyOrigin;
import telecom.assistant.conversation.SubscriberRecord;
import telecom.assistant.conversation.Summary;
import telecom.assistant.conversation.UtteranceFacts;
import telecom.assistant.conversation.UtteranceRecord;

/**
 * Rows of tables as JSON, as PostgreSQL reads and writes them: a field for each column, named like the record's
 * component but in snake case. The interfaces in this class state where a record differs from its table.
 */
public final class RowJson {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .withConfigOverride(
                    List.class, lists -> lists.setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
            .addMixIn(Channel.class, ChannelColumn.class)
            .addMixIn(Route.class, RouteColumns.class)
            .addMixIn(SubscriberRecord.class, SubscriberColumns.class)
            .addMixIn(Mode.Handoff.class, HandoffColumns.class)
            .addMixIn(Summary.class, SummaryColumns.class)
            .addMixIn(LegRecord.class, LegColumns.class)
            .addMixIn(UtteranceRecord.class, UtteranceColumns.class)
            .build();

    private RowJson() {}

    /** The rows as a JSON array. */
    static String write(Stream<?> rows) {
        try {
            return JSON.writeValueAsString(rows.toList());
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException("a row cannot be written as JSON", unwritable);
        }
    }

    /** Reads a row, or an object that the database has built from rows. */
    public static <T> T read(String json, Class<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException unreadable) {
            unreadable.clearLocation();
            throw new IllegalStateException("a row from the database does not have the expected form", unreadable);
        }
    }

    /** The channel in capitals, as nodes of earlier versions read and write it. */
    @JsonSerialize(converter = ToCapitals.class)
    @JsonDeserialize(converter = FromCapitals.class)
    interface ChannelColumn {}

    private static final class ToCapitals extends StdConverter<Channel, String> {
        @Override
        public String convert(Channel channel) {
            return channel.label().toUpperCase(Locale.ROOT);
        }
    }

    private static final class FromCapitals extends StdConverter<String, Channel> {
        @Override
        public Channel convert(String column) {
            return new Channel(column.toLowerCase(Locale.ROOT));
        }
    }

    interface RouteColumns {
        @JsonProperty("node_partition")
        Integer partition();
    }

    interface SubscriberColumns {
        @JsonProperty("subscriber_id")
        SubscriberId id();
    }

    interface HandoffColumns {
        @JsonProperty("handoff_reason")
        String reason();

        @JsonProperty("handoff_summary")
        String summary();

        @JsonProperty("waiting_since")
        Instant since();
    }

    interface SummaryColumns {
        @JsonProperty("summary")
        String text();

        @JsonProperty("summary_through")
        long throughTurn();
    }

    interface LegColumns {
        @JsonUnwrapped
        Route route();
    }

    interface UtteranceColumns {
        @JsonProperty("utterance_id")
        UUID id();

        @JsonProperty("said_at")
        Instant at();

        @JsonUnwrapped
        ReplyOrigin origin();

        /** Left out here, because {@link UtteranceRow} holds it in the form of its column. */
        @JsonIgnore
        UtteranceFacts facts();
    }
}
