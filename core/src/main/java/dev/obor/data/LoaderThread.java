package dev.obor.data;

/// A worker of a loader; it remembers which sample it is at, for the message if that one fails.
final class LoaderThread extends Thread {
    /// No single sample.
    static final long NONE = Long.MIN_VALUE;

    private long sample = NONE;

    LoaderThread(Runnable work, String name) {
        super(null, work, name, 0, false);
        setDaemon(true);
    }

    /// Says that the current thread, if it is a worker, turns to a sample.
    static void working(long index) {
        if (Thread.currentThread() instanceof LoaderThread worker) {
            worker.sample = index;
        }
    }

    /// The sample the current thread turned to last.
    static long sample() {
        return Thread.currentThread() instanceof LoaderThread worker ? worker.sample : NONE;
    }
}
