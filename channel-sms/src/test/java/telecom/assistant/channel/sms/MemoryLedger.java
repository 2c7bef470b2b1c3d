package telecom.assistant.channel.sms;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import telecom.assistant.channel.SubscriberId;
import telecom.assistant.channel.event.DeliveryStatus;
import telecom.assistant.store.sms.Delivery;
import telecom.assistant.store.sms.DeliveryLedger;
import telecom.assistant.store.sms.DeliveryProgress;
import telecom.assistant.store.sms.MatchedDelivery;
import telecom.assistant.store.sms.SegmentReceipt;
import telecom.assistant.store.sms.SegmentState;

/** A ledger in memory, which outlives the sender under test as a database would. */
public final class MemoryLedger implements DeliveryLedger {

    private final Map<UUID, Delivery> deliveries = new HashMap<>();
    private final Map<UUID, List<SegmentState>> states = new HashMap<>();
    private final Map<String, Segment> byMessageId = new HashMap<>();
    private final List<SegmentReceipt> early = new ArrayList<>();

    private final Map<String, UUID> claims = new HashMap<>();

    /** How many of the next claims succeed although their answer is lost. */
    public int lostAnswers;

    /** How long each segment that is found SENDING has been in that state. */
    public Duration sendingFor = Duration.ofHours(1);

    @Override
    public synchronized Uni<DeliveryProgress> open(Delivery delivery) {
        deliveries.putIfAbsent(delivery.replyId(), delivery);
        states.computeIfAbsent(
                delivery.replyId(),
                unseen -> new ArrayList<>(Collections.nCopies(delivery.segments(), SegmentState.PENDING)));
        return Uni.createFrom().item(new DeliveryProgress(7, states(delivery.replyId()), sendingFor));
    }

    public synchronized List<SegmentState> states(UUID reply) {
        return List.copyOf(states.get(reply));
    }

    @Override
    public Uni<Boolean> claim(SubscriberId subscriber, UUID reply, int number, UUID claim) {
        return Uni.createFrom().item(() -> claimNow(reply, number, claim)).invoke(this::loseAnswer);
    }

    private synchronized boolean claimNow(UUID reply, int number, UUID claim) {
        SegmentState state = states.get(reply).get(number - 1);
        String segment = reply + "/" + number;
        boolean mine =
                state == SegmentState.PENDING || (state == SegmentState.SENDING && claim.equals(claims.get(segment)));
        if (mine) {
            states.get(reply).set(number - 1, SegmentState.SENDING);
            claims.put(segment, claim);
        }
        return mine;
    }

    private synchronized void loseAnswer() {
        if (lostAnswers > 0) {
            lostAnswers--;
            throw new IllegalStateException("the answer was lost");
        }
    }

    @Override
    public Uni<Boolean> move(SubscriberId subscriber, UUID reply, int number, SegmentState from, SegmentState to) {
        return Uni.createFrom().item(() -> moveNow(reply, number, from, to));
    }

    private synchronized boolean moveNow(UUID reply, int number, SegmentState from, SegmentState to) {
        boolean isFrom = states.get(reply).get(number - 1) == from;
        if (isFrom) {
            states.get(reply).set(number - 1, to);
        }
        return isFrom;
    }

    @Override
    public synchronized Uni<Optional<MatchedDelivery>> sent(
            SubscriberId subscriber, UUID reply, int number, String messageId) {
        states.get(reply).set(number - 1, SegmentState.SENT);
        byMessageId.put(messageId, new Segment(reply, number));
        return Uni.createFrom()
                .item(early.stream()
                        .filter(receipt -> receipt.messageIds().contains(messageId))
                        .findFirst()
                        .flatMap(this::settleNow));
    }

    @Override
    public synchronized Uni<Optional<SubscriberId>> owner(List<String> messageIds) {
        List<SubscriberId> owners = messageIds.stream()
                .filter(byMessageId::containsKey)
                .map(id -> deliveries.get(byMessageId.get(id).reply()).subscriber())
                .distinct()
                .toList();
        return Uni.createFrom().item(owners.size() == 1 ? Optional.of(owners.get(0)) : Optional.empty());
    }

    @Override
    public Uni<Optional<MatchedDelivery>> settle(SubscriberId subscriber, SegmentReceipt receipt) {
        return Uni.createFrom().item(() -> settleNow(receipt));
    }

    private synchronized Optional<MatchedDelivery> settleNow(SegmentReceipt receipt) {
        Optional<String> known =
                receipt.messageIds().stream().filter(byMessageId::containsKey).findFirst();
        if (known.isEmpty()) {
            early.add(receipt);
        }
        return known.map(id -> {
            Segment segment = byMessageId.get(id);
            List<SegmentState> segments = states.get(segment.reply());
            segments.set(segment.number() - 1, receipt.delivered() ? SegmentState.DELIVERED : SegmentState.FAILED);
            return new MatchedDelivery(deliveries.get(segment.reply()), outcome(segments), receipt.status());
        });
    }

    private static Optional<DeliveryStatus> outcome(List<SegmentState> segments) {
        if (segments.contains(SegmentState.SENT) || segments.contains(SegmentState.PENDING)) {
            return Optional.empty();
        }
        return Optional.of(segments.contains(SegmentState.FAILED) ? DeliveryStatus.FAILED : DeliveryStatus.DELIVERED);
    }

    @Override
    public Uni<Void> forget(Duration replyAge, Duration receiptAge) {
        return Uni.createFrom().voidItem();
    }

    private record Segment(UUID reply, int number) {}
}
