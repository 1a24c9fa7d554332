package dev.obor.optim;

import dev.obor.Tensor;
import dev.obor.base.ShapeError;
import dev.obor.base.StateError;
import dev.obor.base.ValueError;
import dev.obor.op.AutogradMeta;
import dev.obor.op.TensorAccess;
import dev.obor.op.TensorsIn;
import dev.obor.op.ThreadState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleSupplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Changes parameters by their gradients, PyTorch's `torch.optim.Optimizer`.
///
/// Parameters come in groups, each with its own options. A step touches only parameters that have a
/// gradient, and runs one fused kernel per parameter.
///
/// @param <O> the options of one group
public abstract class Optimizer<O extends OptimizerOptions<O>> {
    private final List<Group<O>> groups = new ArrayList<>();
    private final Map<Tensor, Map<String, Object>> state = new IdentityHashMap<>();
    private final O defaults;
    private boolean stepped;

    /// Parameters that share their options.
    ///
    /// @param <O> the options
    public static final class Group<O> {
        private final List<Tensor> parameters;
        private O options;
        private @Nullable Double initialLr;

        private Group(List<Tensor> parameters, O options) {
            this.parameters = parameters;
            this.options = options;
        }

        /// The parameters, in the order given.
        public List<Tensor> parameters() {
            return Collections.unmodifiableList(parameters);
        }

        /// The options now.
        public O options() {
            return options;
        }

        /// Changes the options from the next step on: `group.options(o -> o.lr(0.01))`.
        public void options(UnaryOperator<O> change) {
            options = change.apply(options);
        }

        /// The learning rate that a scheduler started from, or null.
        @Nullable Double initialLr() {
            return initialLr;
        }

        void initialLr(double lr) {
            initialLr = lr;
        }
    }

    /// An optimizer with one group.
    ///
    /// @throws ValueError if there are no parameters
    protected Optimizer(Iterable<? extends Tensor> parameters, O options) {
        this.defaults = options;
        List<Tensor> list = new ArrayList<>();
        parameters.forEach(list::add);
        if (list.isEmpty()) {
            throw new ValueError(
                    "optimizer got an empty parameter list",
                    "A module's parameters are found in its fields, and in lists and maps there:"
                            + " does the model have layers?");
        }
        add(list, options);
    }

    /// Adds parameters with options of their own: `o -> o.lr(0.001)` changes the defaults.
    ///
    /// @throws StateError if a parameter is in a group already, or is no leaf
    public void addParamGroup(Iterable<? extends Tensor> parameters, UnaryOperator<O> change) {
        List<Tensor> list = new ArrayList<>();
        parameters.forEach(list::add);
        add(list, change.apply(defaults));
    }

    private void add(List<Tensor> parameters, O options) {
        Set<Tensor> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        groups.forEach(g -> seen.addAll(g.parameters));
        for (Tensor p : parameters) {
            if (!p.isLeaf()) {
                throw new StateError(
                        "can't optimize a non-leaf Tensor",
                        "Make its values first and mark them last:"
                                + " randn(3).mul(0.1).requiresGrad_(), or new Parameter(...).");
            }
            if (!seen.add(p)) {
                throw new StateError(
                        "some parameters appear in more than one parameter group",
                        "Change the options of its group instead: group.options(o -> ...).");
            }
        }
        groups.add(new Group<>(parameters, options));
    }

    /// The groups.
    public List<Group<O>> paramGroups() {
        return Collections.unmodifiableList(groups);
    }

    /// Forgets all gradients.
    public void zeroGrad() {
        zeroGrad(true);
    }

    /// Forgets all gradients, or sets them to zero.
    public void zeroGrad(boolean setToNone) {
        for (Group<O> g : groups) {
            for (Tensor p : g.parameters) {
                Tensor grad = TensorAccess.meta(p).grad;
                if (grad == null) {
                    continue;
                }
                if (setToNone) {
                    p.setGrad(null);
                } else {
                    grad.detach_().zero_();
                }
            }
        }
    }

    /// Changes every parameter that has a gradient.
    public void step() {
        stepped = true;
        StepCheck check = new StepCheck();
        for (Group<O> g : groups) {
            for (Tensor p : g.parameters) {
                AutogradMeta meta = TensorAccess.meta(p);
                Tensor grad = meta.grad;
                if (grad != null) {
                    check.uses(meta, grad);
                    update(
                            g.options,
                            p,
                            grad,
                            state.computeIfAbsent(p, _ -> new LinkedHashMap<>()));
                    outliveScopes(state.get(p));
                }
            }
        }
        check.done();
    }

    /// State that was made inside a scope is needed after it.
    static void outliveScopes(Object state) {
        if (ThreadState.get().scope != null) {
            TensorsIn.visit(state, t -> TensorAccess.storage(t).escape());
        }
    }

    /// Whether [#step] was ever called.
    boolean hasStepped() {
        return stepped;
    }

    /// Evaluates the loss anew, with gradients on, then steps; returns the loss.
    public double step(DoubleSupplier closure) {
        double loss;
        try (var _ = dev.obor.autograd.Autograd.enableGrad()) {
            loss = closure.getAsDouble();
        }
        step();
        return loss;
    }

    /// Changes one parameter.
    abstract void update(O options, Tensor parameter, Tensor grad, Map<String, Object> state);

    /// What the optimizer keeps for a parameter, by PyTorch's names; empty before the first step.
    public Map<String, Object> state(Tensor parameter) {
        return Collections.unmodifiableMap(state.getOrDefault(parameter, Map.of()));
    }

    /// A tensor of the state, zeros at first.
    static Tensor zeros(Map<String, Object> state, String name, Tensor parameter) {
        return (Tensor) state.computeIfAbsent(name, _ -> parameter.detach().zerosLike());
    }

    /// Counts the steps of one parameter.
    static long nextStep(Map<String, Object> state) {
        return (Long) state.merge("step", 1L, (a, b) -> (Long) a + (Long) b);
    }

    /// The state and the options of all groups; tensors are shared, not copied.
    ///
    /// @param state by number of the parameter, counted over all groups
    /// @param groups the options and the numbers of the parameters of each group
    /// @param <O> the options
    public record StateDict<O>(
            Map<Integer, Map<String, Object>> state, List<GroupState<O>> groups) {

        /// One group.
        ///
        /// @param options the options
        /// @param initialLr where a scheduler started from, or null
        /// @param parameters the numbers of the parameters
        /// @param <O> the options
        public record GroupState<O>(
                O options, @Nullable Double initialLr, List<Integer> parameters) {}
    }

    /// Everything needed to go on later from here.
    public StateDict<O> stateDict() {
        Map<Integer, Map<String, Object>> byNumber = new LinkedHashMap<>();
        List<StateDict.GroupState<O>> saved = new ArrayList<>();
        int number = 0;
        for (Group<O> g : groups) {
            List<Integer> numbers = new ArrayList<>();
            for (Tensor p : g.parameters) {
                Map<String, Object> s = state.get(p);
                if (s != null && !s.isEmpty()) {
                    byNumber.put(number, new LinkedHashMap<>(s));
                }
                numbers.add(number++);
            }
            saved.add(new StateDict.GroupState<>(g.options, g.initialLr, numbers));
        }
        return new StateDict<>(byNumber, saved);
    }

    /// Goes on from a saved state; tensors are copied.
    ///
    /// @throws ShapeError if the groups have other sizes, or a tensor does; nothing is changed then
    public void loadStateDict(StateDict<O> dict) {
        if (dict.groups().size() != groups.size()) {
            throw new ShapeError("loaded state dict has a different number of parameter groups");
        }
        List<Tensor> all = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            if (dict.groups().get(i).parameters().size() != groups.get(i).parameters.size()) {
                throw new ShapeError(
                        "loaded state dict contains a parameter group that doesn't match the size"
                                + " of optimizer's group");
            }
            all.addAll(groups.get(i).parameters);
        }
        Map<Tensor, Map<String, Object>> loaded = new IdentityHashMap<>();
        dict.state().forEach((n, s) -> loaded.put(all.get(n), copy(all.get(n), s)));
        outliveScopes(loaded);
        state.clear();
        state.putAll(loaded);
        for (int i = 0; i < groups.size(); i++) {
            groups.get(i).options = dict.groups().get(i).options();
            groups.get(i).initialLr = dict.groups().get(i).initialLr();
        }
    }

    private static Map<String, Object> copy(Tensor parameter, Map<String, Object> from) {
        Map<String, Object> to = new LinkedHashMap<>();
        from.forEach((name, value) -> {
            if (value instanceof Tensor t) {
                if (t.dim() > 0 && !t.shape().equals(parameter.shape())) {
                    throw new ShapeError(
                            "state '"
                                    + name
                                    + "' has sizes "
                                    + t.shape()
                                    + " but its parameter has "
                                    + parameter.shape());
                }
                to.put(name, t.detach().to(parameter.dtype()).clone());
            } else {
                to.put(name, value);
            }
        });
        return to;
    }

    /// PyTorch's printed form: the options of each group.
    @Override
    public String toString() {
        StringBuilder out = new StringBuilder(getClass().getSimpleName()).append(" (");
        for (int i = 0; i < groups.size(); i++) {
            out.append("\nParameter Group ").append(i).append('\n');
            groups.get(i)
                    .options
                    .describe()
                    .forEach((k, v) ->
                            out.append("    ").append(k).append(": ").append(v).append('\n'));
        }
        return out.append(')').toString();
    }
}
