package bank.eventsourced.console;

import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * What a benchmark ran on.
 *
 * @param load how many processes were at work in the minute before it began; negative if the system does not say
 */
record Machine(int cores, long memoryMegabytes, long heapMegabytes, String java, String system, LocalDate date,
        double load) {

    private static final int BYTES_OF_A_MEGABYTE = 1_000_000;

    static Machine now() {
        var runtime = Runtime.getRuntime();
        var system = ManagementFactory.getOperatingSystemMXBean();
        var memory = system instanceof com.sun.management.OperatingSystemMXBean it ? it.getTotalMemorySize() : 0;
        return new Machine(runtime.availableProcessors(), memory / BYTES_OF_A_MEGABYTE,
                runtime.maxMemory() / BYTES_OF_A_MEGABYTE,
                System.getProperty("java.vm.name") + " " + Runtime.version(),
                "%s %s %s".formatted(system.getName(), system.getVersion(), system.getArch()),
                LocalDate.now(ZoneId.systemDefault()), system.getSystemLoadAverage());
    }

    @Override
    public String toString() {
        return "%s, %d cores, %d GB of memory (heap up to %.1f GB), %s, %s; load before: %.1f".formatted(date, cores,
                Math.round(memoryMegabytes / 1e3), heapMegabytes / 1e3, java, system, load);
    }
}
