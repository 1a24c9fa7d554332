package dev.obor.distributed;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.autograd.Autograd;
import dev.obor.base.Arguments;
import dev.obor.base.StateError;
import dev.obor.base.ValueError;
import dev.obor.nn.Buffer;
import dev.obor.nn.Module;
import dev.obor.nn.Parameter;
import dev.obor.op.Recording;
import dev.obor.op.TensorTree;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Trains one model in all ranks of a group, PyTorch's `torch.nn.parallel.DistributedDataParallel`:
/// each rank computes gradients of its share of a batch, and every `backward()` leaves the mean
/// over all ranks in all of them. As all start with the parameters of rank 0 and see the same
/// gradients, bit by bit, all stay the same.
///
/// ```java
/// Distributed.spawn(2, rank -> {
///     manualSeed(rank);                             // the parameters are those of rank 0 anyway
///     var model = new DistributedDataParallel(new Linear(4, 2));
///     var optimizer = new SGD(model.parameters(), o -> o.lr(0.1));
///     F.mseLoss(model.call(randn(8, 4)), randn(8, 2)).backward();
///     optimizer.step();
/// });
/// ```
///
/// Gradients travel in buckets of about 25 MB, each as soon as its last gradient is there, while
/// the backward pass goes on. `noSync` accumulates without sending. Loss functions that take the
/// mean need shares of one size; where they differ say so by [#samples]. Clipping of gradients, a
/// scaler's search for infinities and whatever else looks at gradients after `backward()` sees the
/// same in all ranks. Steps can be captured (`Obor.capture`); their gradients travel as ever.
///
/// Parameters keep PyTorch's keys, with `module.` before them. The model must not get other
/// parameters afterwards.
///
/// Difference from PyTorch: gradients are kept apart from the buckets, and the order of the buckets
/// is always that of the parameters from the last to the first.
public final class DistributedDataParallel extends Module {
    /// The model.
    public final Module module;

    private final ProcessGroup group;
    private final Options options;
    private final Reducer reducer;
    private boolean sync = true;
    private long samples = -1;

    /// Optional arguments.
    public static final class Options extends dev.obor.base.Options<Options> {
        double bucketCapMb = 25;
        boolean findUnusedParameters;
        boolean broadcastBuffers = true;
        boolean initSync = true;
        @Nullable ProcessGroup processGroup;

        Options() {}

        /// How large a bucket of gradients becomes, 25 MB.
        public Options bucketCapMb(double value) {
            return set(() -> bucketCapMb = value);
        }

        /// Whether some parameters may have no part in a result; then each call looks for them.
        /// False.
        public Options findUnusedParameters(boolean value) {
            return set(() -> findUnusedParameters = value);
        }

        /// Whether each call that is differentiated begins with the buffers of rank 0, true.
        public Options broadcastBuffers(boolean value) {
            return set(() -> broadcastBuffers = value);
        }

        /// Whether to begin with the parameters and buffers of rank 0, true.
        public Options initSync(boolean value) {
            return set(() -> initSync = value);
        }

        /// The ranks, those of [Distributed#group] by default.
        public Options processGroup(@Nullable ProcessGroup value) {
            return set(() -> processGroup = value);
        }

        @Override
        protected void check() {
            if (!(bucketCapMb > 0)) {
                throw new ValueError("bucketCapMb must be positive, got " + bucketCapMb);
            }
        }
    }

    /// A model in all ranks.
    public DistributedDataParallel(Module module) {
        this(module, o -> {});
    }

    /// A model in all ranks, with options.
    ///
    /// @throws StateError if there is no group, no parameter is trained, or the ranks' models
    ///   differ
    public DistributedDataParallel(Module module, Consumer<Options> options) {
        this.module = Arguments.given(module, "module");
        this.options = new Options().with(options);
        ProcessGroup given = this.options.processGroup;
        group = given == null ? Distributed.group() : given;
        Map<String, Parameter> all = module.namedParameters();
        if (all.values().stream().noneMatch(Tensor::requiresGrad)) {
            throw new StateError(
                    "DistributedDataParallel is not needed when a module doesn't have any parameter"
                            + " that requires a gradient.");
        }
        if (all.values().stream().anyMatch(Parameter::isLazy)) {
            throw new StateError(
                    "Modules with uninitialized parameters can't be used with"
                            + " `DistributedDataParallel`. Run a dummy forward pass to correctly"
                            + " initialize the modules");
        }
        checkSame(all);
        if (this.options.initSync) {
            all.values().forEach(this::fromRank0);
            module.buffers().forEach(this::fromRank0);
        }
        reducer = new Reducer(all, group, (long) (this.options.bucketCapMb * (1 << 20)));
    }

    private void fromRank0(Tensor tensor) {
        group.broadcast(tensor.detach(), 0, "DistributedDataParallel, initial values", o -> {});
    }

    /// Compares what the models consist of, before their elements are mixed.
    private void checkSame(Map<String, Parameter> all) {
        StringBuilder text = new StringBuilder();
        all.forEach((name, p) ->
                text.append(name).append(p.dtype()).append(p.shape()).append(p.requiresGrad()));
        long hash = 7;
        for (int i = 0; i < text.length(); i++) {
            hash = 31 * hash + text.charAt(i);
        }
        Tensor mine = Obor.full(new long[] {1}, hash);
        List<Tensor> hashes = group.allGather(mine);
        for (int r = 1; r < hashes.size(); r++) {
            if (hashes.get(r).itemLong() != hashes.getFirst().itemLong()) {
                throw new StateError(
                        "DDP expects same model across all ranks, but the parameters of rank "
                                + r
                                + " have other names, sizes or dtypes than those of rank 0");
            }
        }
    }

    @Override
    public Tensor forward(Tensor input) {
        return run(() -> module.call(input));
    }

    /// Calls a model with other inputs or another result than one tensor: `ddp.run(() ->
    /// net.call(x, mask))`.
    ///
    /// @return what the code returns; with `findUnusedParameters` all tensors that are
    ///   differentiated must be in it
    public <R> R run(Callable<R> forward) {
        Arguments.given(forward, "forward");
        boolean trains = Autograd.isGradEnabled();
        if (Recording.now() != null) {
            checkCapture();
        }
        if (trains && sync) {
            reducer.checkFinished();
            reducer.factor(factor());
            syncBuffers();
        }
        R result = called(forward);
        if (trains && !sync) {
            reducer.stay();
        } else if (trains) {
            List<Tensor> outputs =
                    options.findUnusedParameters ? new TensorTree(null).tensors(result) : List.of();
            reducer.prepare(options.findUnusedParameters ? outputs : null);
        }
        return result;
    }

    private static <R> R called(Callable<R> forward) {
        try {
            return forward.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new StateError("the model failed: " + e.getMessage(), e);
        }
    }

    /// What a captured step relies on, and cannot do.
    private void checkCapture() {
        if (options.findUnusedParameters || samples >= 0) {
            Recording.refuse(
                    "a captured step of DistributedDataParallel cannot "
                            + (samples >= 0
                                    ? "weight gradients by samples"
                                    : "look for unused parameters")
                            + ": that is decided in Java in every call",
                    "Give all ranks shares of one size and let all parameters have a part, or leave"
                            + " the step as it is.");
        }
        boolean now = sync;
        // Of this module itself others say what they depend on.
        Recording.depends(reducer, () -> () -> sync == now && samples < 0);
    }

    private void syncBuffers() {
        if (!options.broadcastBuffers || Recording.host(this, this::syncBuffers)) {
            return;
        }
        for (Buffer buffer : module.namedBuffers().values()) {
            group.broadcast(buffer.detach(), 0, "DistributedDataParallel, buffers", o -> {});
        }
    }

    /// What this rank's gradients are multiplied with before they are added up.
    private double factor() {
        if (samples < 0) {
            return 1.0 / group.size();
        }
        Tensor total = Obor.full(new long[] {1}, samples);
        group.allReduce(total, "DistributedDataParallel, samples", o -> {});
        long n = total.itemLong();
        return n == 0 ? 0 : (double) samples / n;
    }

    /// Says how many samples this rank's share of the next batches has; all ranks must say it, or
    /// none. Then gradients are weighted by it, so that losses that take the mean give the mean
    /// over the whole batch.
    public DistributedDataParallel samples(long count) {
        if (count < 0) {
            throw new ValueError("samples must not be negative, got " + count);
        }
        samples = count;
        return this;
    }

    /// Takes part in a step of the other ranks without data of its own: gives zeros, and gets the
    /// gradients that all get. The others must weight by [#samples]. For ranks whose share is
    /// exhausted before that of others:
    ///
    /// ```text
    /// while (Distributed.any(batches.hasNext())) {
    ///     optimizer.zeroGrad();
    ///     if (batches.hasNext()) { … model.samples(n); loss.backward(); } else { model.join(); }
    ///     optimizer.step();
    /// }
    /// ```
    public void join() {
        samples(0);
        reducer.checkFinished();
        reducer.factor(factor());
        syncBuffers();
        reducer.joinWithZeros(options.findUnusedParameters);
    }

    /// Lets the gradients of calls inside of it add up in each rank; the first `backward()` of a
    /// call behind it sends their sum: `try (var _ = model.noSync()) { … }`.
    public NoSync noSync() {
        NoSync scope = new NoSync(this, sync);
        sync = false;
        return scope;
    }

    /// A block in which nothing is sent.
    ///
    /// @param model whose gradients stay
    /// @param before what held before
    public record NoSync(DistributedDataParallel model, boolean before) implements AutoCloseable {
        public NoSync {
            Arguments.given(model, "model");
        }

        @Override
        public void close() {
            model.sync = before;
        }
    }

    /// The sizes of the buckets in which gradients travel, in bytes, the first to be sent first.
    public List<Long> bucketBytes() {
        return reducer.bucketBytes();
    }
}
