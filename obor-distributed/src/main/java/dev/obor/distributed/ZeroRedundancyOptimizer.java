package dev.obor.distributed;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.DType;
import dev.obor.base.IndexError;
import dev.obor.base.StateError;
import dev.obor.op.Recording;
import dev.obor.op.TensorAccess;
import dev.obor.optim.Optimizer;
import dev.obor.optim.OptimizerOptions;
import dev.obor.optim.ParameterState;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// An optimizer whose state is divided among the ranks, PyTorch's
/// `torch.distributed.optim.ZeroRedundancyOptimizer`: each rank keeps the state of about as many
/// parameters, changes them, and gives them to the others. What comes out is what the optimizer
/// alone would make of it, bit by bit.
///
/// ```java
/// Distributed.spawn(2, rank -> {
///     var model = new DistributedDataParallel(new Linear(4, 2));
///     var optimizer = new ZeroRedundancyOptimizer<>(
///             model.parameters(), all -> new AdamW(all, o -> o.lr(0.01)));
///     model.call(ones(3, 4)).sum().backward();
///     optimizer.step();
///     optimizer.consolidateStateDict(); // rank 0 has all of the state now, and can save it
/// });
/// ```
///
/// All ranks must call [#step], with the same gradients, as [DistributedDataParallel] leaves them.
/// Schedules and scalers take it as any optimizer.
///
/// Source: Rajbhandari et al., "ZeRO: memory optimizations toward training trillion parameter
/// models", 2020, stage 1.
///
/// Difference from PyTorch: a consolidated state is forgotten at the next step, rather than given
/// out when it is too old; hooks behind a step run before parameters are exchanged.
///
/// @param <O> the options of one group
public final class ZeroRedundancyOptimizer<O extends OptimizerOptions<O>> extends Optimizer<O> {
    private final ProcessGroup group;
    private final Map<Tensor, Integer> owners = new IdentityHashMap<>();
    private @Nullable StateDict consolidated;

    /// Optional arguments.
    public static final class Options extends dev.obor.base.Options<Options> {
        @Nullable ProcessGroup processGroup;

        Options() {}

        /// The ranks, those of [Distributed#group] by default.
        public Options processGroup(@Nullable ProcessGroup value) {
            return set(() -> processGroup = value);
        }
    }

    /// An optimizer over parameters that all ranks have.
    ///
    /// @param parameters all that are trained, in the same order in all ranks
    /// @param optimizer makes the optimizer that is divided: `all -> new AdamW(all)`; it gets all
    ///   parameters, and is not stepped itself
    /// @throws StateError if there is no group
    /// @throws dev.obor.base.ValueError if the optimizer changes all its parameters together, as
    ///   LBFGS
    public ZeroRedundancyOptimizer(
            Iterable<? extends Tensor> parameters,
            Function<List<Tensor>, ? extends Optimizer<O>> optimizer) {
        this(parameters, optimizer, o -> {});
    }

    /// An optimizer over parameters that all ranks have, with options.
    public ZeroRedundancyOptimizer(
            Iterable<? extends Tensor> parameters,
            Function<List<Tensor>, ? extends Optimizer<O>> optimizer,
            Consumer<Options> options) {
        Arguments.given(optimizer, "optimizer");
        List<Tensor> all = list(parameters);
        super(all, optimizer.apply(all));
        ProcessGroup given = new Options().with(options).processGroup;
        group = given == null ? Distributed.group() : given;
        divide();
    }

    private static List<Tensor> list(Iterable<? extends Tensor> parameters) {
        List<Tensor> all = new ArrayList<>();
        Arguments.allGiven(parameters, "parameters").forEach(all::add);
        return all;
    }

    /// PyTorch's division: of each group the largest goes first, to the rank that has least.
    private void divide() {
        owners.clear();
        long[] sizes = new long[group.size()];
        for (Group<O> g : paramGroups()) {
            List<Tensor> largest = new ArrayList<>(g.parameters());
            largest.sort(Comparator.comparingLong(Tensor::numel).reversed());
            for (Tensor p : largest) {
                int least = 0;
                for (int r = 1; r < sizes.length; r++) {
                    least = sizes[r] < sizes[least] ? r : least;
                }
                owners.put(p, least);
                sizes[least] += p.numel();
            }
        }
    }

    private int owner(Tensor parameter) {
        Integer owner = owners.get(parameter);
        if (owner == null) {
            throw new AssertionError("a parameter of no rank");
        }
        return owner;
    }

    @Override
    public void addParamGroup(Iterable<? extends Tensor> parameters, Consumer<O> change) {
        super.addParamGroup(parameters, change);
        divide();
    }

    @Override
    protected void update(O options, Tensor parameter, Tensor grad, ParameterState state) {
        if (owner(parameter) == group.rank()) {
            super.update(options, parameter, grad, state);
        }
    }

    /// Changes this rank's parameters and gets those of the others.
    @Override
    public void step() {
        super.step();
        if (!Recording.host(this, this::share)) {
            share();
        }
    }

    private void share() {
        consolidated = null;
        List<Work> works = new ArrayList<>();
        for (Group<O> g : paramGroups()) {
            for (Tensor p : g.parameters()) {
                if (TensorAccess.meta(p).grad != null) {
                    works.add(
                            group.broadcast(
                                    p.detach(),
                                    owner(p),
                                    "ZeroRedundancyOptimizer, parameters",
                                    o -> o.asyncOp(true)));
                }
            }
        }
        works.forEach(Work::await);
    }

    /// Brings the state of all ranks together in rank 0; all ranks call it.
    public void consolidateStateDict() {
        consolidateStateDict(0);
    }

    /// Brings the state of all ranks together in one, which can then ask for [#stateDict]; all
    /// ranks call it.
    ///
    /// @param to the rank
    /// @throws IndexError if there is no such rank
    public void consolidateStateDict(int to) {
        if (to < 0 || to >= group.size()) {
            throw new IndexError("there is no rank " + to + " in a group of " + group.size());
        }
        StateDict own = super.stateDict();
        var all = new TreeMap<Integer, Map<String, @Nullable Object>>(own.state());
        for (int r = 0; r < group.size(); r++) {
            StateDict theirs = exchanged(own, r, to);
            if (theirs != null) {
                all.putAll(theirs.state());
            }
        }
        consolidated = group.rank() == to ? new StateDict(all, own.paramGroups()) : null;
    }

    /// What a rank has, if it is for this one.
    private @Nullable StateDict exchanged(StateDict own, int from, int to) {
        if (from == to) {
            return null;
        }
        byte[] bytes = {};
        if (group.rank() == from) {
            var out = new ByteArrayOutputStream();
            Obor.save(own, out);
            bytes = out.toByteArray();
        }
        String site = "ZeroRedundancyOptimizer, state";
        Tensor length = Obor.full(new long[] {1}, (long) bytes.length);
        group.broadcast(length, from, site, o -> {});
        Tensor message =
                group.rank() == from
                        ? Obor.fromArray(bytes, DType.INT8, bytes.length)
                        : Obor.zeros(DType.INT8, length.itemLong());
        group.broadcast(message, from, site, o -> {});
        if (group.rank() != to) {
            return null;
        }
        return StateDict.of(Obor.load(new ByteArrayInputStream(message.toByteArray())).map());
    }

    /// The whole state, as the optimizer alone would have it.
    ///
    /// @throws StateError unless [#consolidateStateDict] has brought it here, after the last step
    @Override
    public StateDict stateDict() {
        StateDict all = consolidated;
        if (all == null) {
            throw new StateError(
                    "Optimizer state has not been consolidated on this rank. Please call"
                            + " `consolidate_state_dict(to="
                            + group.rank()
                            + ")` on all ranks beforehand if you meant to save the global state.");
        }
        return all;
    }

    /// Goes on from a whole state, of which each rank keeps its part; all ranks give the same.
    @Override
    public void loadStateDict(StateDict dict) {
        Map<Integer, Map<String, @Nullable Object>> mine = new TreeMap<>();
        List<Tensor> all = new ArrayList<>();
        paramGroups().forEach(g -> all.addAll(g.parameters()));
        Arguments.given(dict, "dict")
                .state()
                .forEach((number, state) -> {
                    boolean known = number >= 0 && number < all.size();
                    if (!known || owner(all.get(number)) == group.rank()) {
                        mine.put(number, state);
                    }
                });
        super.loadStateDict(new StateDict(mine, dict.paramGroups()));
        consolidated = null;
    }
}
