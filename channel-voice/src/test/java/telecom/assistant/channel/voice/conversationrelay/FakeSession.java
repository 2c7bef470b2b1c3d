package telecom.assistant.channel.voice.conversationrelay;

import jakarta.websocket.CloseReason;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.SendHandler;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A WebSocket session whose peer reads everything at once and sends nothing. */
final class FakeSession {

    final List<String> sent = new ArrayList<>();
    final List<CloseReason> closes = new ArrayList<>();
    private final Map<String, Object> properties = new HashMap<>();

    Session session() {
        return fake(Session.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "getAsyncRemote" -> remote();
            case "getUserProperties" -> properties;
            case "close" -> {
                closes.add((CloseReason) arguments[0]);
                yield null;
            }
            default -> throw new UnsupportedOperationException(method.getName());
        });
    }

    private RemoteEndpoint.Async remote() {
        return fake(RemoteEndpoint.Async.class, (proxy, method, arguments) -> {
            sent.add((String) arguments[0]);
            ((SendHandler) arguments[1]).onResult(new SendResult());
            return null;
        });
    }

    private static <T> T fake(Class<T> type, InvocationHandler answers) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, answers));
    }
}
