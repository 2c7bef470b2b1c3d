package telecom.assistant.store.web;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import telecom.assistant.channel.web.WebFixtures;
import telecom.assistant.store.web.Appended.Outcome;

/**
 * In-memory stores of web chats that follow the rules of the real ones. They outlive a node under test, as the database
 * does.
 */
public final class MemoryWebStores {

    public final WebConversationStore conversations = new Conversations();
    public final WebActivityStore activities = new Activities();
    public final UnseenReplyStore unseen = new Unseen();

    private final Map<String, Map<String, WebActivity>> stored = new HashMap<>();
    private final Map<String, WebFence> fences = new HashMap<>();
    private final List<String> ended = new ArrayList<>();
    /** The unseen replies, and how far the report of each has got. */
    private final Map<UnseenReply, Report> reports = new ConcurrentHashMap<>();

    private enum Report {
        NOT_BEGUN,
        CLAIMED,
        DONE
    }

    private int failures;
    private int failingEnds;
    private boolean holdingReads;
    private final List<Runnable> heldReads = new ArrayList<>();
    private Runnable beforeNextReply = () -> {};

    /** Makes this many of the next writes fail. */
    public void failNext(int writes) {
        failures = writes;
    }

    /** Holds back the results of reads until {@link #releaseReads}. */
    public void holdReads() {
        holdingReads = true;
    }

    public void releaseReads() {
        holdingReads = false;
        heldReads.forEach(Runnable::run);
        heldReads.clear();
    }

    /** Runs an action once, when the next reply is about to be stored. */
    public void beforeNextReply(Runnable action) {
        beforeNextReply = action;
    }

    /** Makes this many of the next attempts to end a conversation fail. */
    public void failNextEnds(int ends) {
        failingEnds = ends;
    }

    public void begin(String conversation) {
        stored.put(conversation, Collections.synchronizedMap(new LinkedHashMap<>()));
    }

    public List<String> ids(String conversation) {
        return List.copyOf(stored.get(conversation).keySet());
    }

    private boolean isBelow(String conversation, WebFence turn) {
        WebFence fence = fences.get(conversation);
        if (fence == null || turn == null) {
            return false;
        }
        int order = turn.conversation().compareTo(fence.conversation());
        return order < 0 || (order == 0 && (turn.epoch() < fence.epoch() || turn.turn() < fence.turn()));
    }

    private void noteUnseen(String conversation, long seq, WebFence turn) {
        UUID reply = UUID.fromString(ids(conversation).get((int) seq - 1));
        reports.put(new UnseenReply(conversation, seq, reply, turn.conversation(), turn.turn()), Report.NOT_BEGUN);
    }

    private <T> Uni<T> write(Supplier<T> change) {
        return Uni.createFrom().item(() -> {
            if (failures > 0) {
                failures--;
                throw new IllegalStateException("the store is down");
            }
            return change.get();
        });
    }

    private final class Conversations extends WebConversationStore {

        Conversations() {
            super(null, null);
        }

        @Override
        public Uni<Optional<WebConversation>> find(String conversation) {
            return Uni.createFrom().item(() -> Optional.ofNullable(stored.get(conversation))
                    .map(known -> new WebConversation(
                            conversation,
                            WebFixtures.SUBSCRIBER,
                            "account-1",
                            "김하늘",
                            "+821000000101",
                            null,
                            known.size(),
                            Optional.ofNullable(fences.get(conversation)),
                            true,
                            ended.contains(conversation))));
        }

        @Override
        public Uni<Void> open(String conversation) {
            return Uni.createFrom().voidItem();
        }

        @Override
        public Uni<Void> end(String conversation) {
            return write(() -> {
                if (failingEnds-- > 0) {
                    throw new IllegalStateException("the store is down");
                }
                ended.add(conversation);
                return null;
            });
        }

        @Override
        public Uni<Void> hold(String conversation, int partition) {
            return Uni.createFrom().voidItem();
        }

        @Override
        public Uni<Void> raise(String conversation, WebFence fence) {
            return write(() -> {
                WebFence before = fences.get(conversation);
                if (before == null || !before.conversation().equals(fence.conversation())) {
                    if (!isBelow(conversation, fence)) {
                        fences.put(conversation, fence);
                    }
                } else if (fence.epoch() >= before.epoch()) {
                    long turn = Math.max(before.turn(), fence.turn());
                    fences.put(conversation, new WebFence(fence.conversation(), fence.epoch(), turn));
                }
                return null;
            });
        }

        @Override
        public Uni<Map<String, Long>> lastSeqs(Collection<String> ids) {
            return Uni.createFrom().item(() -> ids.stream().collect(Collectors.toMap(id -> id, id ->
                    (long) stored.get(id).size())));
        }
    }

    private final class Activities extends WebActivityStore {

        Activities() {
            super(null, null);
        }

        @Override
        public Uni<Appended> append(String conversation, String activityId, String json, WebFence turn) {
            return write(() -> {
                Map<String, WebActivity> known = stored.get(conversation);
                if (known.containsKey(activityId)) {
                    return new Appended(Outcome.KNOWN, known.get(activityId).seq());
                }
                if (ended.contains(conversation) || isBelow(conversation, turn)) {
                    return new Appended(Outcome.REFUSED, 0);
                }
                long seq = known.size() + 1L;
                known.put(activityId, new WebActivity(seq, json));
                if (turn != null) {
                    fences.put(conversation, turn);
                }
                return new Appended(Outcome.STORED, seq);
            });
        }

        @Override
        public Uni<Appended> append(
                String conversation, String replyId, String json, WebFence turn, boolean unseenNow) {
            Runnable before = beforeNextReply;
            beforeNextReply = () -> {};
            before.run();
            return append(conversation, replyId, json, turn).invoke(appended -> {
                if (unseenNow && appended.outcome() == Outcome.STORED) {
                    noteUnseen(conversation, appended.seq(), turn);
                }
            });
        }

        @Override
        public Uni<Boolean> contains(String conversation, String activityId) {
            return Uni.createFrom()
                    .item(() -> stored.getOrDefault(conversation, Map.of()).containsKey(activityId));
        }

        @Override
        public Uni<List<WebActivity>> after(String conversation, long seq, int limit) {
            return Uni.createFrom().emitter(emitter -> {
                List<WebActivity> found = stored.get(conversation).values().stream()
                        .filter(activity -> activity.seq() > seq)
                        .limit(limit)
                        .toList();
                if (holdingReads) {
                    heldReads.add(() -> emitter.complete(found));
                } else {
                    emitter.complete(found);
                }
            });
        }

        @Override
        public Uni<List<String>> latestIds(String conversation, int limit) {
            return Uni.createFrom().item(() -> ids(conversation));
        }
    }

    private final class Unseen extends UnseenReplyStore {

        Unseen() {
            super(null);
        }

        @Override
        public Uni<Void> note(String conversation, long seq, WebFence turn) {
            return write(() -> {
                noteUnseen(conversation, seq, turn);
                return null;
            });
        }

        @Override
        public Uni<List<UnseenReply>> claim(Duration age, Duration lease, int most) {
            return write(() -> {
                List<UnseenReply> claimed = reports.keySet().stream()
                        .filter(reply -> reports.get(reply) == Report.NOT_BEGUN)
                        .limit(most)
                        .toList();
                claimed.forEach(reply -> reports.put(reply, Report.CLAIMED));
                return claimed;
            });
        }

        @Override
        public Uni<Void> release(UnseenReply reply) {
            return write(() -> {
                reports.replace(reply, Report.NOT_BEGUN);
                return null;
            });
        }

        @Override
        public Uni<Boolean> markReported(UnseenReply reply) {
            return write(() -> reports.replace(reply, Report.DONE) != null);
        }

        @Override
        public Uni<List<UnseenReply>> seen(String conversation, long after, long upTo) {
            return write(() -> {
                List<UnseenReply> seen = reports.keySet().stream()
                        .filter(reply -> reply.webConversation().equals(conversation))
                        .filter(reply -> reply.seq() > after && reply.seq() <= upTo)
                        .toList();
                return seen.stream()
                        .filter(reply -> reports.remove(reply) != Report.NOT_BEGUN)
                        .toList();
            });
        }
    }
}
