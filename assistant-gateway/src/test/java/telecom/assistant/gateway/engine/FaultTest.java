package telecom.assistant.gateway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParseException;
import io.smallrye.mutiny.TimeoutException;
import io.vertx.pgclient.PgException;
import java.net.ConnectException;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import telecom.assistant.store.FencedException;
import telecom.assistant.store.RefusedException;
import telecom.assistant.store.StoreBusyException;

class FaultTest {

    static Stream<Arguments> failures() {
        RuntimeException cause = new IllegalStateException("simulated");
        return Stream.of(
                Arguments.of(new FencedException(UUID.randomUUID(), 1), Fault.LOST_CONVERSATION),
                Arguments.of(new RefusedException(cause), Fault.EVENT),
                Arguments.of(new Fault.UndecidedException(cause), Fault.EVENT),
                Arguments.of(new RecordTooLargeException("simulated"), Fault.EVENT),
                Arguments.of(
                        new IllegalStateException("retries exhausted", new RecordTooLargeException("simulated")),
                        Fault.EVENT),
                Arguments.of(
                        new IllegalStateException("retries exhausted", new ConnectException()), Fault.INFRASTRUCTURE),
                Arguments.of(
                        new IllegalStateException("unreadable", new JsonParseException(null, "simulated")),
                        Fault.EVENT),
                Arguments.of(new PgException("NUL in a text", "ERROR", "22021", null), Fault.EVENT),
                Arguments.of(new PgException("shutting down", "FATAL", "57P01", null), Fault.INFRASTRUCTURE),
                Arguments.of(new TimeoutException(), Fault.INFRASTRUCTURE),
                Arguments.of(new StoreBusyException(1), Fault.INFRASTRUCTURE),
                Arguments.of(new NotEnoughReplicasException("simulated"), Fault.INFRASTRUCTURE));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void blamesTheEventOnlyIfItWouldFailAgain(Throwable failure, Fault fault) {
        assertThat(Fault.of(failure)).isEqualTo(fault);
    }
}
