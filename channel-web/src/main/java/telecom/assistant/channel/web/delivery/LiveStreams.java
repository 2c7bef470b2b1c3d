package telecom.assistant.channel.web.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import io.netty.buffer.ByteBufUtil;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import telecom.assistant.channel.NodePartition;
import telecom.assistant.channel.http.ClientSocket;
import telecom.assistant.channel.web.config.WebConfig;
import telecom.assistant.channel.web.failure.WebFailure;
import telecom.assistant.channel.web.failure.WebFailure.Reason;
import telecom.assistant.store.web.WebActivity;
import telecom.assistant.store.web.WebActivityStore;
import telecom.assistant.store.web.WebConversation;
import telecom.assistant.store.web.WebConversationStore;

/**
 * The live streams of this node, at most {@value WebLeg#MAX_STREAMS} for each conversation. They catch up with
 * activities that other nodes have stored, such as a reply that was on its way to another node when the client moved
 * here. Thread-safe.
 */
@ApplicationScoped
public class LiveStreams {

    private static final int CONVERSATIONS_IN_A_QUERY = 500;

    private final WebLegs legs;
    private final WebConversationStore conversations;
    private final WebActivityStore activities;
    private final NodePartition partition;
    private final WebConfig config;
    private final UnseenReplies unseen;
    private final AtomicInteger live;
    private final Map<String, List<LiveStream>> attached = new ConcurrentHashMap<>();

    LiveStreams(
            WebLegs legs,
            WebConversationStore conversations,
            WebActivityStore activities,
            NodePartition partition,
            WebConfig config,
            UnseenReplies unseen,
            MeterRegistry metrics) {
        this.legs = legs;
        this.conversations = conversations;
        this.activities = activities;
        this.partition = partition;
        this.config = config;
        this.unseen = unseen;
        this.live = metrics.gauge("assistant.web.streams", new AtomicInteger());
    }

    /**
     * Opens a stream that sends a client all activities after a watermark or, without one, all new ones from now on.
     * The caller must {@link #detach} each stream that it gets.
     */
    public Uni<LiveStream> attach(String conversation, ClientSocket socket, OptionalLong watermark) {
        if (live.incrementAndGet() > config.stream().limit()) {
            live.decrementAndGet();
            return Uni.createFrom().failure(new WebFailure(Reason.UNAVAILABLE, "too many streams, connect again"));
        }
        WebLeg leg = legs.of(conversation);
        return leg.deliveries()
                .run(() -> conversations
                        .find(conversation)
                        .map(WebFailure::requireOpen)
                        .flatMap(found -> hold(found).replaceWith(stream(found, socket, watermark)))
                        .invoke(leg::attach)
                        .invoke(stream -> attached.merge(conversation, List.of(stream), LiveStreams::joined)))
                .onFailure()
                .invoke(live::decrementAndGet)
                .onFailure()
                .transform(WebFailure::unavailable);
    }

    /** Removes the stream of a client that has disconnected. */
    public void detach(String conversation, LiveStream stream) {
        live.decrementAndGet();
        attached.computeIfPresent(conversation, (id, streams) -> without(streams, stream));
        WebLeg leg = legs.of(conversation);
        leg.deliveries()
                .run(() -> Uni.createFrom().voidItem().invoke(() -> leg.detach(stream)))
                .subscribe()
                .with(ignored -> {});
    }

    /** Compares many streams with the store in one query, so that only streams that are behind read activities. */
    Uni<?> catchUp() {
        return Multi.createFrom()
                .iterable(List.copyOf(attached.keySet()))
                .group()
                .intoLists()
                .of(CONVERSATIONS_IN_A_QUERY)
                .onItem()
                .transformToUniAndConcatenate(
                        ids -> conversations.lastSeqs(ids).invoke(lastSeqs -> lastSeqs.forEach(this::follow)))
                .collect()
                .last();
    }

    private void follow(String conversation, long lastSeq) {
        legs.of(conversation).noteStored(lastSeq);
        attached.getOrDefault(conversation, List.of()).forEach(stream -> stream.follow(lastSeq));
    }

    private static List<LiveStream> joined(List<LiveStream> streams, List<LiveStream> more) {
        return Stream.concat(streams.stream(), more.stream()).toList();
    }

    /** The streams other than the closed one; null when none is left, so that the map drops the conversation. */
    private static List<LiveStream> without(List<LiveStream> streams, LiveStream closed) {
        List<LiveStream> left =
                streams.stream().filter(stream -> stream != closed).toList();
        return left.isEmpty() ? null : left;
    }

    /** Routes replies to this node, whichever node receives the user's messages. */
    private Uni<Void> hold(WebConversation conversation) {
        Integer holder = conversation.nodePartition();
        return holder != null && holder == partition.number()
                ? Uni.createFrom().voidItem()
                : conversations.hold(conversation.id(), partition.number());
    }

    private LiveStream stream(WebConversation conversation, ClientSocket socket, OptionalLong watermark) {
        long seen = Math.min(watermark.orElse(conversation.lastSeq()), conversation.lastSeq());
        // Without a watermark, it is not known whether the earlier activities were sent to the client.
        long first = watermark.isPresent() ? 0 : seen;
        return new LiveStream(
                socket,
                seq -> activities
                        .after(conversation.id(), seq, config.directLine().pageSize())
                        .map(this::beginningThatFits)
                        .invoke(page -> noteSeen(conversation.id(), first, seq, page)),
                seen);
    }

    /** An empty page ends a replay, so everything before it has been sent. */
    private void noteSeen(String conversation, long after, long upTo, List<WebActivity> page) {
        if (page.isEmpty() && upTo > after) {
            unseen.markSeen(conversation, after, upTo);
        }
    }

    /**
     * The beginning of a page, short enough to leave room for new activities among the bytes that may wait for a
     * client, but at least one activity.
     */
    private List<WebActivity> beginningThatFits(List<WebActivity> page) {
        long room = config.stream().outstanding().asLongValue() / 2;
        int count = 0;
        while (count < page.size() && room > 0) {
            room -= ByteBufUtil.utf8Bytes(page.get(count).json());
            count++;
        }
        return page.subList(0, room < 0 && count > 1 ? count - 1 : count);
    }
}
