package telecom.assistant.benchmarks.model;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** The resources that this process uses: CPU time, threads and heap. */
final class Resources {

    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private Resources() {}

    static long cpuNanos() {
        return SYSTEM.getProcessCpuTime();
    }

    static int threads() {
        return ManagementFactory.getThreadMXBean().getThreadCount();
    }

    /** The heap still in use after a garbage collection. */
    static long heapBytes() {
        System.gc();
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
