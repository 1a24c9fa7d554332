package dev.obor.distributed;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.DType;
import dev.obor.base.Rank;
import dev.obor.base.RankLocal;
import dev.obor.base.StateError;
import dev.obor.base.ValueError;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The ranks that train together: PyTorch's `torch.distributed`.
///
/// ```java
/// Distributed.initProcessGroup("tcp");        // RANK, WORLD_SIZE, … come from `obor launch`
/// Tensor t = full(new long[] {2}, Distributed.getRank() + 1.0);
/// Distributed.allReduce(t);                   // two ranks have 3 and 3 now
/// Distributed.destroyProcessGroup();
/// ```
///
/// The group belongs to the [Rank] that joined it: threads of one process can be ranks too, see
/// [#spawn].
public final class Distributed {
    private static final RankLocal<List<ProcessGroup>> GROUP = new RankLocal<>(List::of);
    private static final Set<String> BACKENDS = Set.of("tcp", "gloo");

    /// What each rank runs.
    @FunctionalInterface
    public interface Body {
        /// Runs the rank with this number.
        void run(int rank) throws Exception;
    }

    /// Options of [#spawn].
    public static final class SpawnOptions extends dev.obor.base.Options<SpawnOptions> {
        Duration timeout = Duration.ofMinutes(30);
        int threads;
        IntFunction<UnaryOperator<Pipe>> through = _ -> UnaryOperator.identity();

        SpawnOptions() {}

        /// How long a call waits for the other ranks, 30 minutes.
        public SpawnOptions timeout(Duration value) {
            return set(() -> timeout = Arguments.given(value, "timeout"));
        }

        /// How many threads each rank computes with; those of this process are divided otherwise.
        public SpawnOptions threads(int value) {
            return set(() -> threads = value);
        }

        /// As if there were a network between the ranks: what each sends leaves it with so many
        /// million bits a second, and arrives later by a latency.
        public SpawnOptions throttle(double megabitsPerSecond, Duration latency) {
            Arguments.given(latency, "latency");
            return set(() -> through = _ -> new Throttle(megabitsPerSecond, latency));
        }

        /// For tests: what every message goes through.
        SpawnOptions through(UnaryOperator<Pipe> value) {
            return set(() -> through = _ -> value);
        }

        @Override
        protected void check() {
            if (threads < 0 || timeout.isNegative() || timeout.isZero()) {
                throw new ValueError("spawn: timeout and threads must be positive");
            }
        }
    }

    private Distributed() {}

    /// Joins the other ranks by TCP, as the environment says.
    public static void initProcessGroup() {
        initProcessGroup("tcp");
    }

    /// Joins the other ranks, as the environment says.
    ///
    /// @param backend `tcp`, for which PyTorch's `gloo` is another name
    public static void initProcessGroup(String backend) {
        initProcessGroup(backend, o -> {});
    }

    /// Joins the other ranks; returns when all are there.
    ///
    /// @param backend `tcp`, for which PyTorch's `gloo` is another name
    /// @throws StateError if one does not come in time, or is refused: its secret, attempt or
    ///   number is wrong
    /// @throws ValueError if neither options nor environment say what is needed
    public static void initProcessGroup(String backend, Consumer<InitOptions> options) {
        if (!BACKENDS.contains(Arguments.given(backend, "backend"))) {
            throw new ValueError(
                    "Unknown distributed backend \"" + backend + "\"",
                    "Between processes there is \"tcp\"; threads are ranks by Distributed.spawn.");
        }
        InitOptions o = new InitOptions().with(options);
        if (isInitialized()) {
            throw new StateError("trying to initialize the default process group twice!");
        }
        Integer rank = o.rank;
        Integer size = o.worldSize;
        int number = rank == null ? Environment.number("RANK") : rank;
        int worldSize = size == null ? Environment.number("WORLD_SIZE") : size;
        if (worldSize < 1 || number < 0 || number >= worldSize) {
            throw new ValueError("there is no rank " + number + " of " + worldSize);
        }
        boolean agent =
                o.initMethod.equals("env://")
                        && Environment.get("TORCHELASTIC_USE_AGENT_STORE", "").equals("True");
        set(Tcp.connect(o, master(o.initMethod), number, worldSize, !agent));
    }

    private static InetSocketAddress master(String method) {
        String host;
        int port;
        if (method.equals("env://")) {
            host = Environment.needed("MASTER_ADDR");
            port = Environment.number("MASTER_PORT");
        } else {
            URI uri = uri(method);
            host = uri.getHost() == null ? "" : uri.getHost();
            port = uri.getPort();
        }
        if (host.isEmpty() || port < 0 || port > 65535) {
            throw new ValueError("initMethod must be env:// or tcp://host:port, got " + method);
        }
        return new InetSocketAddress(host, port);
    }

    private static URI uri(String method) {
        try {
            URI uri = URI.create(method);
            if ("tcp".equals(uri.getScheme())) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            throw new ValueError("initMethod must be env:// or tcp://host:port, got " + method);
        }
        throw new ValueError("initMethod must be env:// or tcp://host:port, got " + method);
    }

    private static void set(ProcessGroup group) {
        GROUP.set(List.of(group));
    }

    /// Leaves the group when all its calls are done.
    public static void destroyProcessGroup() {
        List<ProcessGroup> group = GROUP.get();
        GROUP.set(List.of());
        group.forEach(ProcessGroup::close);
    }

    /// Whether this rank is in a group.
    public static boolean isInitialized() {
        return !GROUP.get().isEmpty();
    }

    /// Whether ranks can train together: always.
    public static boolean isAvailable() {
        return true;
    }

    /// The group that this rank is in.
    ///
    /// @throws StateError if it is in none
    public static ProcessGroup group() {
        List<ProcessGroup> group = GROUP.get();
        if (group.isEmpty()) {
            throw new StateError(
                    "Default process group has not been initialized, please make sure to call"
                            + " init_process_group.",
                    "Call Distributed.initProcessGroup(\"tcp\") first.");
        }
        return group.getFirst();
    }

    /// This rank's number; 0 outside of a group.
    public static int getRank() {
        return isInitialized() ? group().rank() : 0;
    }

    /// How many ranks there are; 1 outside of a group.
    public static int getWorldSize() {
        return isInitialized() ? group().size() : 1;
    }

    /// What carries the elements: `tcp` or `threads`.
    ///
    /// @throws StateError if this rank is in no group
    public static String getBackend() {
        return group().backend();
    }

    /// Sums a tensor over all ranks, in place.
    public static Work allReduce(Tensor tensor) {
        return group().allReduce(tensor);
    }

    /// Reduces a tensor over all ranks, in place.
    public static Work allReduce(Tensor tensor, ReduceOp op) {
        Arguments.given(op, "op");
        return group().allReduce(tensor, o -> o.op(op));
    }

    /// Reduces a tensor over all ranks, in place.
    public static Work allReduce(Tensor tensor, Consumer<ProcessGroup.Options> options) {
        return group().allReduce(tensor, options);
    }

    /// Gives all ranks what the rank `src` has, in place.
    public static Work broadcast(Tensor tensor, int src) {
        return group().broadcast(tensor, src);
    }

    /// Gives all ranks what the rank `src` has, in place.
    public static Work broadcast(Tensor tensor, int src, Consumer<ProcessGroup.Options> options) {
        return group().broadcast(tensor, src, options);
    }

    /// The tensors of all ranks, in their order.
    public static List<Tensor> allGather(Tensor tensor) {
        return group().allGather(tensor);
    }

    /// Fills a tensor with those of all ranks, one behind the other.
    public static Work allGatherIntoTensor(Tensor output, Tensor input) {
        return group().allGatherIntoTensor(output, input);
    }

    /// This rank's tensor of a list with one for each rank, summed over all ranks.
    public static Work reduceScatter(Tensor output, List<Tensor> inputs) {
        return group().reduceScatter(output, inputs);
    }

    /// This rank's part of the sum of tensors over all ranks.
    public static Work reduceScatterTensor(Tensor output, Tensor input) {
        return group().reduceScatterTensor(output, input);
    }

    /// Waits until all ranks are here.
    public static void barrier() {
        group().barrier();
    }

    /// Whether it is true in any rank: for decisions that all must take alike, such as to go on
    /// while any rank has data.
    public static boolean any(boolean value) {
        return agree(value, ReduceOp.MAX);
    }

    /// Whether it is true in all ranks: for decisions that all must take alike, such as to stop
    /// early.
    public static boolean all(boolean value) {
        return agree(value, ReduceOp.MIN);
    }

    private static boolean agree(boolean value, ReduceOp op) {
        if (getWorldSize() == 1) {
            return value;
        }
        Tensor one = Obor.full(new long[] {1}, value ? 1L : 0L).to(DType.INT32);
        group().allReduce(one, o -> o.op(op));
        return one.item() != 0;
    }

    /// Runs something on rank 0 alone, such as to write a file; the others wait, and fail if it
    /// does.
    public static void onRank0(Runnable action) {
        Arguments.given(action, "action");
        if (getWorldSize() == 1) {
            action.run();
            return;
        }
        if (getRank() == 0) {
            try {
                action.run();
            } catch (Throwable e) {
                group().abort("Rank 0 failed in what it does alone: " + e);
                throw e;
            }
        }
        barrier();
    }

    /// Runs ranks as threads of this process and waits for all of them, PyTorch's
    /// `torch.multiprocessing.spawn`. Each is a [Rank] of its own and in a group with the others.
    ///
    /// ```java
    /// Distributed.spawn(2, rank -> {
    ///     Tensor t = ones(3);
    ///     Distributed.allReduce(t); // both have three times 2 now
    /// });
    /// ```
    ///
    /// @throws StateError naming the first rank that failed, with its exception as the cause
    public static void spawn(int nprocs, Body body) {
        spawn(nprocs, body, o -> {});
    }

    /// Runs ranks as threads of this process, with options.
    public static void spawn(int nprocs, Body body, Consumer<SpawnOptions> options) {
        Arguments.given(body, "body");
        SpawnOptions o = new SpawnOptions().with(options);
        if (nprocs < 1 || nprocs > 1024) {
            throw new ValueError("spawn: there can be 1 to 1024 ranks, got " + nprocs);
        }
        int threads = o.threads > 0 ? o.threads : Math.max(1, Obor.getNumThreads() / nprocs);
        List<Failure> failures = new ArrayList<>();
        List<Thread> all = new ArrayList<>();
        List<ProcessGroup> groups = ProcessGroup.ofThreads(nprocs, o.timeout, o.through);
        for (int r = 0; r < nprocs; r++) {
            int rank = r;
            ProcessGroup group = groups.get(r);
            all.add(
                    Thread.ofPlatform()
                            .name("obor-rank-" + r)
                            .start(() -> run(rank, threads, group, body, failures)));
        }
        try {
            for (Thread thread : all) {
                thread.join();
            }
        } catch (InterruptedException e) {
            groups.forEach(g -> g.abort("The program that started the ranks was interrupted."));
            Thread.currentThread().interrupt();
            throw new StateError("interrupted while ranks were running", e);
        }
        if (!failures.isEmpty()) {
            Failure first = failures.getFirst();
            throw new StateError(
                    "rank " + first.rank + " failed: " + first.error.getMessage(), first.error);
        }
    }

    private record Failure(int rank, Throwable error) {}

    private static void run(
            int number, int threads, ProcessGroup group, Body body, List<Failure> failures) {
        try (Rank rank = new Rank(threads)) {
            rank.<@Nullable Object>call(() -> {
                set(group);
                body.run(number);
                return null;
            });
            group.close();
        } catch (Throwable e) {
            synchronized (failures) {
                failures.add(new Failure(number, e));
            }
            group.abort("Rank " + number + " failed: " + e);
        }
    }
}
