package dev.obor.profiler;

import static dev.obor.base.Arguments.given;

import dev.obor.backend.Cost;
import dev.obor.backend.Kernel;
import dev.obor.backend.View;
import dev.obor.op.Backends;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/// Records every kernel between its making and its end: what ran, for whom, how long, and how much
/// work it was; PyTorch's `torch.profiler.profile`.
///
/// ```java
/// Profile prof = new Profile();
/// try (prof) {
///     F.crossEntropy(model.call(x), y).backward();
///     optimizer.step();
/// }
/// IO.println(prof.keyAverages().table());
/// ```
///
/// All numeric work passes one place, and that is where it is recorded: all threads, library and
/// user code alike. The first steps of a program also load and compile classes; run some before.
/// Unlike in PyTorch there are no events for what launches no kernel, such as views.
public final class Profile implements AutoCloseable {
    private final List<Event> events = new ArrayList<>();
    private final long start = System.nanoTime();
    private long recording;
    private long end;

    /// Begins to record.
    ///
    /// @throws dev.obor.base.StateError if another profile is being recorded
    public Profile() {
        Backends.record(this::run);
    }

    private void run(Kernel kernel) {
        long begin = System.nanoTime();
        Backends.run(kernel);
        long done = System.nanoTime();
        Caller caller = Caller.now();
        Cost cost = Cost.of(kernel);
        Event event =
                new Event(
                        caller.name(),
                        kernel.label(),
                        caller.modules(),
                        Arrays.stream(kernel.reads()).map(Profile::sizes).toList(),
                        done - begin,
                        cost.multiplyAdds(),
                        cost.bytes());
        synchronized (events) {
            events.add(event);
            recording += System.nanoTime() - done;
        }
    }

    private static List<Long> sizes(View view) {
        return Arrays.stream(view.shape()).boxed().toList();
    }

    /// Ends it; a second time nothing happens.
    @Override
    public void close() {
        if (end == 0) {
            end = System.nanoTime();
            Backends.record(null);
        }
    }

    /// What has run so far, in order.
    public List<Event> events() {
        synchronized (events) {
            return List.copyOf(events);
        }
    }

    /// Sums over all events of one name and kernel.
    public KeyAverages keyAverages() {
        return sums(
                e -> e.name() + "\0" + e.kernel(),
                (key, of) -> KeyAverages.Row.of(of.getFirst().name(), of.getFirst().kernel(), of));
    }

    /// Sums over all events that have the same key, such as `e -> String.join("/", e.modules())`.
    public KeyAverages keyAverages(Function<? super Event, String> key) {
        given(key, "key");
        return sums(key, (name, of) -> KeyAverages.Row.of(name, "", of));
    }

    private KeyAverages sums(
            Function<? super Event, String> key,
            BiFunction<String, List<Event>, KeyAverages.Row> row) {
        Map<String, List<Event>> groups = new LinkedHashMap<>();
        for (Event e : events()) {
            groups.computeIfAbsent(given(key.apply(e), "key's result"), k -> new ArrayList<>())
                    .add(e);
        }
        List<KeyAverages.Row> rows = new ArrayList<>();
        groups.forEach((name, of) -> rows.add(row.apply(name, of)));
        return new KeyAverages(rows, between());
    }

    /// The time in which no kernel ran, in nanoseconds: the program's own and the library's way to
    /// the kernels; 0 where threads run kernels side by side for longer than that.
    public long between() {
        long until = end == 0 ? System.nanoTime() : end;
        synchronized (events) {
            long busy = events.stream().mapToLong(Event::nanoseconds).sum();
            return Math.max(0, until - start - busy - recording);
        }
    }
}
