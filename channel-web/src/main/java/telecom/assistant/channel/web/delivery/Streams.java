package telecom.assistant.channel.web.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import io.netty.buffer.ByteBufUtil;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import telecom.assistant.channel.web.WebConfig;
import telecom.assistant.channel.web.WebFailure;
import telecom.assistant.channel.web.WebFailure.Reason;
import telecom.assistant.channel.web.WebNode;
import telecom.assistant.store.web.WebActivity;
import telecom.assistant.store.web.WebConversation;

/** The live streams of this node: one for each conversation, the newest. */
@ApplicationScoped
public class Streams {

    private final Legs legs;
    private final ActivityLog log;
    private final WebNode node;
    private final WebConfig config;
    private final CatchUp catchUp;
    private final UnseenReplies unseen;
    private final AtomicInteger live;

    Streams(
            Legs legs,
            ActivityLog log,
            WebNode node,
            WebConfig config,
            CatchUp catchUp,
            UnseenReplies unseen,
            MeterRegistry metrics) {
        this.legs = legs;
        this.log = log;
        this.node = node;
        this.config = config;
        this.catchUp = catchUp;
        this.unseen = unseen;
        this.live = metrics.gauge("assistant.web.streams", new AtomicInteger());
    }

    /**
     * Lets a client have all that follows a watermark, or all that comes from now on. The caller owes a
     * {@link #detach} for each stream that it got.
     */
    public Uni<LiveStream> attach(String conversation, Outlet outlet, OptionalLong watermark) {
        if (live.incrementAndGet() > config.stream().limit()) {
            live.decrementAndGet();
            return Uni.createFrom().failure(new WebFailure(Reason.UNAVAILABLE, "too many streams, connect again"));
        }
        Leg leg = legs.of(conversation);
        return leg.lane()
                .run(() -> log.find(conversation)
                        .map(Intake::alive)
                        .flatMap(found -> hold(found).replaceWith(stream(found, outlet, watermark)))
                        .invoke(leg::attach)
                        .invoke(stream -> catchUp.add(conversation, stream)))
                .onFailure()
                .invoke(live::decrementAndGet)
                .onFailure()
                .transform(WebFailure::unavailable);
    }

    /** The client is gone. */
    public void detach(String conversation, LiveStream stream) {
        live.decrementAndGet();
        catchUp.remove(conversation, stream);
        Leg leg = legs.of(conversation);
        leg.lane()
                .run(() -> Uni.createFrom().voidItem().invoke(() -> leg.detach(stream)))
                .subscribe()
                .with(ignored -> {});
    }

    /** Replies now come to this node, whichever one the user's messages go through. */
    private Uni<Void> hold(WebConversation conversation) {
        Integer holder = conversation.nodePartition();
        return holder != null && holder == node.partition()
                ? Uni.createFrom().voidItem()
                : log.hold(conversation.id(), node.partition());
    }

    private LiveStream stream(WebConversation conversation, Outlet outlet, OptionalLong watermark) {
        long seen = Math.min(watermark.orElse(conversation.lastSeq()), conversation.lastSeq());
        // A client that names no place has not been sent what was there before, by us at least.
        long first = watermark.isPresent() ? 0 : seen;
        return new LiveStream(
                outlet,
                seq -> log.after(conversation.id(), seq, config.directLine().pageSize())
                        .map(this::fitting)
                        .invoke(page -> noteSeen(conversation.id(), first, seq, page)),
                seen);
    }

    /** The end of a replay: everything before has been sent. */
    private void noteSeen(String conversation, long after, long upTo, List<WebActivity> page) {
        if (page.isEmpty() && upTo > after) {
            unseen.seen(conversation, after, upTo);
        }
    }

    /** As much of the page as may be outstanding with room for what comes meanwhile, and at least one activity. */
    private List<WebActivity> fitting(List<WebActivity> page) {
        long room = config.stream().outstanding().asLongValue() / 2;
        int count = 0;
        while (count < page.size() && room > 0) {
            room -= ByteBufUtil.utf8Bytes(page.get(count).json());
            count++;
        }
        return page.subList(0, room < 0 && count > 1 ? count - 1 : count);
    }
}
