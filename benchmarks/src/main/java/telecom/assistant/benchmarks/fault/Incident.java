package telecom.assistant.benchmarks.fault;

import telecom.assistant.benchmarks.promise.FaultWindow;

/**
 * A fault that was injected.
 *
 * @param begunAt {@link System#nanoTime()}
 * @param overAt {@link System#nanoTime()} when everybody who talks steadily had an answer again, or the wait timed out
 * @param recoveries from the beginning of the fault
 * @param resumptions from the moment a stopped engine was resumed, which is a fault of its own because its partitions
 *     move again; {@link Recoveries#NONE} for faults that do not end so
 */
record Incident(FaultKind fault, long begunAt, long overAt, Recoveries recoveries, Recoveries resumptions) {

    FaultWindow window() {
        return new FaultWindow(fault.allowances(), begunAt, overAt);
    }

    int unrecovered() {
        return recoveries.missing() + resumptions.missing();
    }
}
