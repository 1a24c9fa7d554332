package dev.obor.distributed;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.autograd.Autograd;
import dev.obor.base.Arguments;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.base.IndexError;
import dev.obor.base.ShapeError;
import dev.obor.base.StateError;
import dev.obor.op.Recording;
import dev.obor.op.TensorAccess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The ranks that train together, as one of them sees them; made by [Distributed#initProcessGroup]
/// or [Distributed#spawn].
///
/// All ranks call the same functions in the same order with tensors of the same dtype and number of
/// elements. Where they do not, or a rank fails, leaves, or is waited for longer than the timeout,
/// every rank gets a [StateError] that names the rank, and where two call different things both
/// places in the programs; the group can then not be used any more. Elements come with a checksum.
/// What is sent is not encrypted.
///
/// Difference from PyTorch: there are no groups of some of the ranks.
public final class ProcessGroup implements AutoCloseable {
    private static final String ADVICE =
            "The group cannot be used any more: end all ranks and start again, from a checkpoint.";
    private static final long TELL_AFTER = TimeUnit.SECONDS.toNanos(1);
    private static final long MOST_PATIENCE = TimeUnit.SECONDS.toNanos(5);
    private static final long LOOK_EVERY = 50; // ms
    // What passes while this process stands still is no waiting for others.
    private static final long MOST_AT_ONCE = TimeUnit.MILLISECONDS.toNanos(10 * LOOK_EVERY);
    private static final long LAST_WORDS = 1000; // ms

    private final int rank;
    private final int size;
    private final String backend;
    private final Duration timeout;
    private final @Nullable Wire[] wires;
    private final ExecutorService worker;
    private final ExecutorService sender;
    private final Collectives collectives;
    private final Set<Work> open = ConcurrentHashMap.newKeySet();
    private final ReentrantLock turn = new ReentrantLock();
    private long sequence;
    private volatile @Nullable Call running;
    private volatile long runningSince;
    private volatile @Nullable StateError failure;
    private volatile boolean closed;

    /// Options of one collective call.
    public static final class Options extends dev.obor.base.Options<Options> {
        static final Options DEFAULT = new Options();
        ReduceOp op = ReduceOp.SUM;
        boolean asyncOp;

        Options() {}

        /// What becomes of the elements, SUM.
        public Options op(ReduceOp value) {
            return set(() -> op = Arguments.given(value, "op"));
        }

        /// Whether to return at once; then the [Work] says when it is done. False.
        public Options asyncOp(boolean value) {
            return set(() -> asyncOp = value);
        }
    }

    ProcessGroup(int rank, @Nullable Wire[] wires, String backend, Duration timeout) {
        this.rank = rank;
        this.size = wires.length;
        this.backend = backend;
        this.timeout = timeout;
        this.wires = wires;
        worker = single("obor-collectives-" + rank);
        sender = single("obor-sender-" + rank);
        collectives = new Collectives(rank, wires, sender);
        Thread.ofPlatform().daemon().name("obor-watch-" + rank).start(this::watch);
    }

    private static ExecutorService single(String name) {
        return Executors.newSingleThreadExecutor(
                work -> Thread.ofPlatform().daemon().name(name).unstarted(work));
    }

    /// This rank's number, from 0.
    public int rank() {
        return rank;
    }

    /// How many ranks there are.
    public int size() {
        return size;
    }

    /// What carries the elements: `tcp` or `threads`.
    public String backend() {
        return backend;
    }

    /// Sums a tensor over all ranks, in place.
    public Work allReduce(Tensor tensor) {
        return allReduce(tensor, Options.DEFAULT);
    }

    /// Reduces a tensor over all ranks, in place; all get the same bits.
    ///
    /// @throws DTypeError if the reduction does not take the dtype
    public Work allReduce(Tensor tensor, Consumer<Options> options) {
        return allReduce(tensor, Site.ofCaller(), options);
    }

    Work allReduce(Tensor tensor, String site, Consumer<Options> options) {
        Arguments.given(tensor, "tensor");
        Options o = Options.DEFAULT.with(options);
        o.op.check(tensor.dtype());
        return submit(
                Call.Kind.ALL_REDUCE,
                o.op.ordinal(),
                tensor,
                -1,
                site,
                o.asyncOp,
                call -> inPlace(tensor, flat -> collectives.allReduce(call, flat, o.op)));
    }

    /// Gives all ranks what the rank `src` has, in place.
    public Work broadcast(Tensor tensor, int src) {
        return broadcast(tensor, src, Options.DEFAULT);
    }

    /// Gives all ranks what the rank `src` has, in place.
    ///
    /// @throws IndexError if there is no such rank
    public Work broadcast(Tensor tensor, int src, Consumer<Options> options) {
        return broadcast(tensor, src, Site.ofCaller(), options);
    }

    Work broadcast(Tensor tensor, int src, String site, Consumer<Options> options) {
        Arguments.given(tensor, "tensor");
        Options o = Options.DEFAULT.with(options);
        if (src < 0 || src >= size) {
            throw new IndexError("there is no rank " + src + " in a group of " + size);
        }
        return submit(
                Call.Kind.BROADCAST,
                -1,
                tensor,
                src,
                site,
                o.asyncOp,
                call -> inPlace(tensor, flat -> collectives.broadcast(call, flat, src)));
    }

    /// The tensors of all ranks, in their order.
    public List<Tensor> allGather(Tensor tensor) {
        Arguments.given(tensor, "tensor");
        long[] shape = new long[tensor.dim() + 1];
        shape[0] = size;
        for (int d = 0; d < tensor.dim(); d++) {
            shape[d + 1] = tensor.size(d);
        }
        Tensor all = Obor.empty(tensor.dtype(), shape);
        gather(all, tensor, Site.ofCaller(), Options.DEFAULT);
        return List.of(all.unbind(0));
    }

    /// Fills a tensor with those of all ranks, one behind the other in row-major order, PyTorch's
    /// `all_gather_into_tensor`.
    public Work allGatherIntoTensor(Tensor output, Tensor input) {
        return allGatherIntoTensor(output, input, Options.DEFAULT);
    }

    /// Fills a tensor with those of all ranks, one behind the other in row-major order.
    ///
    /// @throws ShapeError if the output is not as large as all inputs together
    public Work allGatherIntoTensor(Tensor output, Tensor input, Consumer<Options> options) {
        return gather(output, input, Site.ofCaller(), Options.DEFAULT.with(options));
    }

    private Work gather(Tensor output, Tensor input, String site, Options o) {
        checkPair(Arguments.given(output, "output"), Arguments.given(input, "input"), true);
        return submit(
                Call.Kind.ALL_GATHER,
                -1,
                input,
                -1,
                site,
                o.asyncOp,
                call ->
                        inPlace(
                                output,
                                flat -> {
                                    long n = input.numel();
                                    flat.view(-1)
                                            .narrow(0, rank * n, n)
                                            .copy_(input.detach().reshape(-1));
                                    collectives.allGather(call, flat);
                                }));
    }

    /// This rank's part of the sum of tensors over all ranks, PyTorch's `reduce_scatter_tensor`:
    /// the input has as many parts as there are ranks, in row-major order.
    public Work reduceScatterTensor(Tensor output, Tensor input) {
        return reduceScatterTensor(output, input, Options.DEFAULT);
    }

    /// This rank's part of the reduction of tensors over all ranks; the input stays as it is.
    ///
    /// @throws ShapeError if the input is not as large as all outputs together
    /// @throws DTypeError if the reduction does not take the dtype
    public Work reduceScatterTensor(Tensor output, Tensor input, Consumer<Options> options) {
        checkPair(Arguments.given(input, "input"), Arguments.given(output, "output"), false);
        Options o = Options.DEFAULT.with(options);
        o.op.check(input.dtype());
        return submit(
                Call.Kind.REDUCE_SCATTER,
                o.op.ordinal(),
                output,
                -1,
                Site.ofCaller(),
                o.asyncOp,
                call -> {
                    Tensor all = input.detach().reshape(-1).clone();
                    collectives.reduceScatter(call, all, o.op);
                    long n = output.numel();
                    inPlace(output, flat -> flat.view(-1).copy_(all.narrow(0, rank * n, n)));
                });
    }

    /// This rank's tensor of a list with one for each rank, summed over all ranks, PyTorch's
    /// `reduce_scatter`.
    public Work reduceScatter(Tensor output, List<Tensor> inputs) {
        Arguments.given(output, "output");
        Arguments.allGiven(inputs, "inputs");
        if (inputs.size() != size) {
            throw new ShapeError(
                    "reduceScatter needs one tensor for each of "
                            + size
                            + " ranks, got "
                            + inputs.size());
        }
        return reduceScatterTensor(output, Obor.stack(inputs), Options.DEFAULT);
    }

    /// Waits until all ranks are here.
    public void barrier() {
        Tensor none = Obor.zeros(DType.INT32, 1);
        submit(
                Call.Kind.BARRIER,
                -1,
                none,
                -1,
                Site.ofCaller(),
                false,
                call -> collectives.allReduce(call, none, ReduceOp.SUM));
    }

    private void checkPair(Tensor large, Tensor small, boolean gathers) {
        if (large.dtype() != small.dtype()) {
            throw new DTypeError(
                    "output and input must have one dtype, got "
                            + large.dtype()
                            + " and "
                            + small.dtype());
        }
        if (large.numel() != size * small.numel()) {
            throw new ShapeError(
                    (gathers ? "the output" : "the input")
                            + " must have "
                            + size
                            + " x "
                            + small.numel()
                            + " elements, got "
                            + large.numel());
        }
    }

    /// Work with the elements of a tensor.
    private interface Step<T> {
        void run(T on) throws Wire.Broken;
    }

    private static void inPlace(Tensor tensor, Step<Tensor> step) throws Wire.Broken {
        Tensor own = tensor.detach();
        try (var _ = Autograd.noGrad()) {
            if (own.isContiguous()) {
                step.run(own);
                TensorAccess.meta(tensor).version.value++;
            } else {
                Tensor copy = own.contiguous();
                step.run(copy);
                own.copy_(copy);
            }
        }
    }

    private Work submit(
            Call.Kind kind,
            int op,
            Tensor tensor,
            int root,
            String site,
            boolean async,
            Step<Call> step) {
        Recording.refuse(
                "a captured step cannot call "
                        + kind.method
                        + " itself: it would not be done again",
                "Call it outside, on what the step returns; DistributedDataParallel can be inside.");
        Work work = new Work();
        Call call;
        boolean here;
        synchronized (this) {
            check();
            call = new Call(sequence++, kind, op, tensor.dtype(), tensor.numel(), root, site);
            // Who would only wait does the work himself, unless some of it waits already.
            here = !async && open.isEmpty();
            if (here) {
                turn.lock();
            }
            open.add(work);
            if (!here) {
                execute(work, call, step);
            }
        }
        if (here) {
            try {
                run(work, call, step);
            } finally {
                turn.unlock();
            }
        }
        if (!async) {
            work.await();
        }
        return work;
    }

    private void execute(Work work, Call call, Step<Call> step) {
        try {
            worker.execute(() -> {
                turn.lock();
                try {
                    run(work, call, step);
                } finally {
                    turn.unlock();
                }
            });
        } catch (RejectedExecutionException e) {
            open.remove(work);
            check();
            throw e;
        }
    }

    private void check() {
        StateError failed = failure;
        if (failed != null) {
            throw new StateError(failed.sentence(), failed.advice());
        }
        if (closed) {
            throw new StateError(
                    "this process group was destroyed", "Call initProcessGroup again.");
        }
    }

    private void run(Work work, Call call, Step<Call> step) {
        if (failure != null) {
            return; // the work has failed already
        }
        runningSince = System.nanoTime();
        running = call;
        try {
            step.run(call);
            running = null;
            work.finish();
        } catch (Wire.Broken e) {
            abort(String.valueOf(e.getMessage()));
        } catch (Throwable e) {
            abort("Rank " + rank + " failed in " + call + ": " + e);
        } finally {
            running = null;
            open.remove(work);
            StateError failed = failure;
            if (failed != null) {
                work.fail(failed);
            }
        }
    }

    /// Breaks the group: all ranks get an error with this reason.
    ///
    /// @param reason what failed, naming this rank
    public void abort(String reason) {
        Arguments.given(reason, "reason");
        synchronized (this) {
            if (failure != null || closed) {
                return;
            }
            failure = new StateError(reason, ADVICE);
        }
        StateError failed = Objects.requireNonNull(failure);
        open.forEach(work -> work.fail(failed));
        farewell(wire -> wire.abort(reason));
        worker.shutdown();
        sender.shutdown();
    }

    /// Says the last words to all, and leaves them a moment to arrive.
    private void farewell(Consumer<Wire> words) {
        List<Thread> sayers = new ArrayList<>();
        for (Wire wire : wires) {
            if (wire != null) {
                sayers.add(
                        Thread.ofPlatform()
                                .daemon()
                                .name("obor-farewell-" + rank)
                                .start(() -> {
                                    words.accept(wire);
                                    wire.drain();
                                }));
            }
        }
        CountDownLatch said = new CountDownLatch(1);
        Thread.ofPlatform()
                .daemon()
                .name("obor-close-" + rank)
                .start(() -> {
                    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LAST_WORDS);
                    for (Thread sayer : sayers) {
                        join(sayer, end - System.nanoTime());
                    }
                    for (Wire wire : wires) {
                        if (wire != null) {
                            wire.close();
                        }
                    }
                    said.countDown();
                });
        try {
            boolean _ = said.await(2 * LAST_WORDS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void join(Thread thread, long nanos) {
        try {
            thread.join(Duration.ofNanos(Math.max(nanos, 1)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Bounds every wait, and tells the others what this rank waits for.
    private void watch() {
        long tellAfter = TELL_AFTER;
        long waited = 0;
        long looked = System.nanoTime();
        @Nullable Call told = null;
        while (failure == null && !closed) {
            try {
                Thread.sleep(LOOK_EVERY);
            } catch (InterruptedException e) {
                return;
            }
            Call call = running;
            long now = System.nanoTime();
            long passed = Math.min(now - looked, MOST_AT_ONCE);
            looked = now;
            if (call == null) {
                continue;
            }
            if (call != told) {
                told = call;
                waited = Math.min(passed, now - runningSince);
                tellAfter = TELL_AFTER;
            } else {
                waited += passed;
            }
            int from = collectives.waitsFor();
            Wire other = from < 0 ? null : wires[from];
            // One that waits too is not the reason: who waits for that one will say so.
            long most = timeout.toNanos();
            if (other != null && other.waitsIn(call)) {
                most += Math.min(most / 2, MOST_PATIENCE);
            }
            if (waited > most) {
                abort(
                        "Rank "
                                + rank
                                + " waited longer than "
                                + timeout.toMillis() / 1e3
                                + " s for "
                                + (from < 0 ? "others" : "rank " + from)
                                + " in "
                                + call
                                + ".");
            } else if (waited > tellAfter) {
                tellAfter = 2 * waited;
                Thread.ofVirtual()
                        .start(() -> {
                            for (Wire wire : wires) {
                                if (wire != null) {
                                    wire.tellWaiting(call);
                                }
                            }
                        });
            }
        }
    }

    /// Leaves the group when all calls are done; others that still call something then get an error
    /// that says so.
    @Override
    public void close() {
        synchronized (this) {
            if (closed || failure != null) {
                closed = true;
                return;
            }
            closed = true;
        }
        worker.shutdown();
        try {
            boolean _ = worker.awaitTermination(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        farewell(Wire::leave);
        sender.shutdown();
    }

    /// `ProcessGroup(rank=1, size=4, backend=tcp)`.
    @Override
    public String toString() {
        return "ProcessGroup(rank=" + rank + ", size=" + size + ", backend=" + backend + ")";
    }

    /// The ends of groups whose ranks are threads of this process.
    static List<ProcessGroup> ofThreads(
            int size, Duration timeout, IntFunction<UnaryOperator<Pipe>> through) {
        List<UnaryOperator<Pipe>> of = IntStream.range(0, size).mapToObj(through).toList();
        @Nullable Wire[][] wires = new Wire[size][size];
        for (int a = 0; a < size; a++) {
            for (int b = a + 1; b < size; b++) {
                Pipe[] ends = Pipe.Memory.pair();
                wires[a][b] = new Wire(a, b, "", of.get(a).apply(ends[0]));
                wires[b][a] = new Wire(b, a, "", of.get(b).apply(ends[1]));
            }
        }
        List<ProcessGroup> groups = new ArrayList<>();
        for (int r = 0; r < size; r++) {
            groups.add(new ProcessGroup(r, wires[r], "threads", timeout));
        }
        return groups;
    }
}
