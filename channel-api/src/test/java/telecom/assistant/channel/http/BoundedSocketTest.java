package telecom.assistant.channel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.SendHandler;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class BoundedSocketTest {

    private final Peer peer = new Peer();
    private final BoundedSocket socket = new BoundedSocket(peer.session(), 10);

    @Test
    void writesOneTextAtATimeInOrder() {
        assertThat(socket.send("one")).isTrue();
        assertThat(socket.send("two")).isTrue();
        assertThat(peer.texts).containsExactly("one");

        peer.reads();

        assertThat(peer.texts).containsExactly("one", "two");
    }

    @Test
    void closesAPeerThatExceedsTheLimit() {
        assertThat(socket.send("0123456789")).isTrue();

        assertThat(socket.send("x")).isFalse();

        assertThat(peer.closes).extracting(CloseReason::getCloseCode).containsExactly(CloseCodes.TRY_AGAIN_LATER);
    }

    @Test
    void countsBytesNotCharacters() {
        assertThat(socket.send("가나다라")).isFalse();
    }

    @Test
    void hasRoomAgainOnceThePeerHasRead() {
        socket.send("0123456789");
        peer.reads();

        assertThat(socket.send("0123456789")).isTrue();
    }

    @Test
    void sendsNothingOnceClosed() {
        socket.send("one");
        socket.send("two");
        socket.close(CloseCodes.NORMAL_CLOSURE, "bye");
        socket.close(CloseCodes.NORMAL_CLOSURE, "bye again");
        peer.reads();

        assertThat(socket.send("three")).isFalse();
        assertThat(peer.texts).containsExactly("one");
        assertThat(peer.closes).hasSize(1);
    }

    @Test
    void closesWhenTheConnectionIsLost() {
        socket.send("one");
        peer.losesConnection();

        assertThat(socket.send("two")).isFalse();
        assertThat(peer.closes).hasSize(1);
    }

    @Test
    void refusesALimitThatAdmitsNothing() {
        assertThatThrownBy(() -> new BoundedSocket(peer.session(), 0)).hasMessageContaining("expected: > 0");
    }

    /** The other end, which reads a text only when the test tells it to. */
    private static final class Peer {

        final List<String> texts = new ArrayList<>();
        final List<CloseReason> closes = new ArrayList<>();
        private final Queue<SendHandler> unread = new ArrayDeque<>();

        void reads() {
            unread.remove().onResult(new SendResult());
        }

        void losesConnection() {
            unread.remove().onResult(new SendResult(new IOException("connection reset")));
        }

        Session session() {
            return fake(Session.class, (method, arguments) -> switch (method) {
                case "getAsyncRemote" -> remote();
                case "close" -> {
                    closes.add((CloseReason) arguments[0]);
                    yield null;
                }
                default -> throw new UnsupportedOperationException(method);
            });
        }

        private RemoteEndpoint.Async remote() {
            return fake(RemoteEndpoint.Async.class, (method, arguments) -> {
                texts.add((String) arguments[0]);
                unread.add((SendHandler) arguments[1]);
                return null;
            });
        }

        private static <T> T fake(Class<T> type, Answers answers) {
            return type.cast(Proxy.newProxyInstance(
                    type.getClassLoader(),
                    new Class<?>[] {type},
                    (proxy, method, arguments) -> answers.to(method.getName(), arguments)));
        }
    }

    private interface Answers {
        Object to(String method, Object[] arguments);
    }
}
