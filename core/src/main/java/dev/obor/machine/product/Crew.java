package dev.obor.machine.product;

import java.util.function.IntConsumer;

/// Threads that share work.
public interface Crew {
    /// How many there are, the caller included.
    int threads();

    /// Calls `task` for every number below `tasks`, and returns when all are done.
    void run(int tasks, IntConsumer task);

    /// The same, or all by the caller if it is not to be shared.
    default void run(boolean shared, int tasks, IntConsumer task) {
        (shared ? this : ALONE).run(tasks, task);
    }

    /// The caller alone.
    Crew ALONE =
            new Crew() {
                @Override
                public int threads() {
                    return 1;
                }

                @Override
                public void run(int tasks, IntConsumer task) {
                    for (int i = 0; i < tasks; i++) {
                        task.accept(i);
                    }
                }
            };
}
