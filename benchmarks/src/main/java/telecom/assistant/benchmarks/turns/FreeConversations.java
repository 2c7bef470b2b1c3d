package telecom.assistant.benchmarks.turns;

import java.util.BitSet;
import java.util.OptionalInt;

/** Keeps track of which conversations are free to ask the next question. Not thread-safe. */
final class FreeConversations {

    private final int count;
    private final BitSet free;
    private int next;

    FreeConversations(int count) {
        this.count = count;
        this.free = new BitSet(count);
        free.set(0, count);
    }

    /** Reserves the next conversation in turn or, if that is busy, the next free one; empty if all are busy. */
    OptionalInt reserve() {
        int found = free.nextSetBit(next);
        if (found < 0) {
            found = free.nextSetBit(0);
        }
        next = (next + 1) % count;
        if (found < 0) {
            return OptionalInt.empty();
        }
        free.clear(found);
        return OptionalInt.of(found);
    }

    void release(int conversation) {
        free.set(conversation);
    }
}
