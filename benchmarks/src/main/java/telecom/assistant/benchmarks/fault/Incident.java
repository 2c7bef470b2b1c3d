package telecom.assistant.benchmarks.fault;

import telecom.assistant.benchmarks.promise.FaultWindow;

/**
 * A fault that was injected.
 *
 * @param begunAt the {@link System#nanoTime()} at which the fault began
 * @param overAt the {@link System#nanoTime()} at which all subscribers who talk steadily had an answer again, or the
 *     wait timed out
 * @param recoveries the recoveries, measured from the beginning of the fault
 * @param resumptions the recoveries, measured from the moment when a stopped engine was resumed, which is a fault of
 *     its own because its partitions move again; {@link Recoveries#NONE} for faults that do not end this way
 */
record Incident(FaultKind fault, long begunAt, long overAt, Recoveries recoveries, Recoveries resumptions) {

    FaultWindow window() {
        return new FaultWindow(fault.allowances(), begunAt, overAt);
    }

    int unrecovered() {
        return recoveries.missing() + resumptions.missing();
    }
}
