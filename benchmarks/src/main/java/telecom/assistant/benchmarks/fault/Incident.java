package telecom.assistant.benchmarks.fault;

import telecom.assistant.benchmarks.promise.Trouble;

/**
 * A fault that happened.
 *
 * @param begunAt {@link System#nanoTime()}
 * @param overAt when everybody who talks steadily had an answer again, or when that was not waited for any longer
 * @param recoveries from its beginning
 * @param resumptions of an engine that was stopped, from the moment it was resumed: that is a fault of its own, because
 *     its partitions move again; {@link Recoveries#NONE} of everything else
 */
record Incident(Fault fault, long begunAt, long overAt, Recoveries recoveries, Recoveries resumptions) {

    Trouble trouble() {
        return new Trouble(fault.excuses(), begunAt, overAt);
    }

    int unrecovered() {
        return recoveries.missing() + resumptions.missing();
    }
}
