package dev.obor.optim;

import dev.obor.Tensor;
import dev.obor.autograd.Autograd;
import dev.obor.base.Arguments;
import dev.obor.base.Options;
import dev.obor.base.RemovableHandle;
import dev.obor.base.ShapeError;
import dev.obor.base.StateError;
import dev.obor.base.ValueError;
import dev.obor.op.Callback;
import dev.obor.op.Recording;
import dev.obor.op.TensorAccess;
import dev.obor.op.graph.AutogradMeta;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/// Changes parameters by their gradients, PyTorch's `torch.optim.Optimizer`.
///
/// Parameters come in groups, each with its own options. A step touches only parameters that have a
/// gradient. An optimizer of one's own extends this class, says its options, and overrides
/// [#update]:
///
/// ```java
/// class SignSGD extends Optimizer<SignSGD.Options> {
///     static class Options extends OptimizerOptions<Options> {
///         Options() {
///             super(1e-3);
///         }
///     }
///
///     static final PointwiseUpdate UPDATE =
///             new PointwiseUpdate("sign_sgd", 1, (t, n) -> List.of(t[0].sub(t[1].sign().mul(n[0]))));
///
///     SignSGD(Iterable<? extends Tensor> parameters, Consumer<Options> options) {
///         super(parameters, new Options().with(options));
///     }
///
///     @Override
///     protected void update(Options o, Tensor p, Tensor grad, ParameterState state) {
///         UPDATE.apply(new double[] {o.lr()}, p, grad);
///     }
/// }
/// ```
///
/// Groups, state dicts, schedules, checks and the printed form work for it as for the library's
/// own, whose steps are [dev.obor.pointwise.PointwiseUpdate]s too.
///
/// @param <O> the options of one group
public abstract class Optimizer<O extends OptimizerOptions<O>> {
    private final List<Group<O>> groups = new ArrayList<>();
    private final Map<Tensor, ParameterState> state = new IdentityHashMap<>();
    private final O defaults;
    private boolean stepped;
    private final OptimizerHooks hooks = new OptimizerHooks();
    private final @Nullable Optimizer<O> rule;

    /// Parameters that share their options.
    ///
    /// @param <O> the options
    public static final class Group<O extends OptimizerOptions<O>> {
        private final List<Tensor> parameters;
        private final Map<String, @Nullable Object> extras = new LinkedHashMap<>();
        private O options;

        private Group(List<Tensor> parameters, O options) {
            this.parameters = parameters;
            this.options = options;
        }

        private Recording.Guard guard() {
            O now = options;
            return () -> options == now;
        }

        /// The parameters, in the order given.
        public List<Tensor> parameters() {
            return Collections.unmodifiableList(parameters);
        }

        /// The options now.
        public O options() {
            if (Recording.now() != null) {
                Recording.depends(this, this::guard);
            }
            return options;
        }

        /// The learning rate now, PyTorch's `group["lr"]`.
        public double lr() {
            return options().lr();
        }

        /// Changes the options from the next step on: `group.options(o -> o.lr(0.01))`.
        ///
        /// @throws ValueError if a value is out of range; nothing is changed then
        public void options(Consumer<O> change) {
            Recording.refuse(
                    "a captured step cannot change an optimizer's options: later calls would not"
                            + " do it again",
                    "Call a schedule's step() inside, or change them outside.");
            options = options.with(change);
        }

        /// What schedules keep with the group, such as `initial_lr`; the state dict has it too.
        Map<String, @Nullable Object> extras() {
            return extras;
        }
    }

    /// An optimizer with one group.
    ///
    /// @param parameters leaves that require gradients
    /// @param options those of the group, and what further groups start from
    /// @throws ValueError if there are no parameters
    /// @throws StateError if a parameter is no leaf, or is given twice
    protected Optimizer(Iterable<? extends Tensor> parameters, O options) {
        this(parameters, Arguments.given(options, "options"), null);
    }

    /// An optimizer with one group, whose parameters change as another optimizer changes its own:
    /// for those that divide the work or do something around it. What is kept is kept here.
    ///
    /// @param parameters leaves that require gradients
    /// @param rule whose [#update] and default options hold here; never stepped itself
    /// @throws ValueError if there are no parameters, or the rule is no such optimizer: LBFGS
    ///   changes all its parameters together
    /// @throws StateError if a parameter is no leaf, or is given twice
    protected Optimizer(Iterable<? extends Tensor> parameters, Optimizer<O> rule) {
        this(parameters, Arguments.given(rule, "rule").defaults, rule);
        if (rule instanceof LBFGS) {
            throw new ValueError(
                    "LBFGS changes all its parameters together",
                    "Take an optimizer that changes one after the other, such as AdamW.");
        }
    }

    private Optimizer(
            Iterable<? extends Tensor> parameters, O options, @Nullable Optimizer<O> rule) {
        Arguments.allGiven(parameters, "parameters");
        this.defaults = options;
        this.rule = rule;
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

    /// The options that groups start from.
    public final O defaults() {
        return defaults;
    }

    /// Adds parameters with the default options.
    ///
    /// @throws StateError if a parameter is in a group already, or is no leaf
    public void addParamGroup(Iterable<? extends Tensor> parameters) {
        Arguments.given(parameters, "parameters");
        addParamGroup(parameters, o -> {});
    }

    /// Adds parameters with options of their own: `o -> o.lr(0.001)` changes the defaults.
    ///
    /// @throws StateError if a parameter is in a group already, or is no leaf
    public void addParamGroup(Iterable<? extends Tensor> parameters, Consumer<O> change) {
        Arguments.given(parameters, "parameters");
        List<Tensor> list = new ArrayList<>();
        parameters.forEach(list::add);
        add(list, defaults.with(change));
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
        Recording recording = Recording.now();
        if (recording != null) {
            Recording.depends(this, this::groupGuard);
        }
        for (Group<O> g : groups) {
            for (Tensor p : g.parameters) {
                if (recording != null) {
                    recording.used(p);
                }
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

    private Recording.Guard groupGuard() {
        int n = groups.size();
        return () -> groups.size() == n;
    }

    /// Changes every parameter that has a gradient.
    public void step() {
        if (Recording.now() != null && Recording.host(this, this::step)) {
            return;
        }
        if (hooks.begin(this)) {
            try {
                change();
                hooks.done(this);
            } finally {
                hooks.end();
            }
        } else {
            change();
        }
    }

    private void change() {
        stepped = true;
        StepCheck check = new StepCheck();
        try (var _ = Autograd.noGrad()) {
            for (Group<O> g : groups) {
                for (Tensor p : g.parameters) {
                    AutogradMeta meta = TensorAccess.meta(p);
                    Tensor grad = meta.grad;
                    if (grad != null) {
                        check.uses(meta, grad);
                        ParameterState own = stateOf(p);
                        update(g.options, p, grad, own);
                        own.outliveScopes();
                    }
                }
            }
        }
        check.done();
    }

    private ParameterState stateOf(Tensor parameter) {
        ParameterState own = state.get(parameter);
        if (own == null) {
            own = new ParameterState(parameter);
            state.put(parameter, own);
        }
        return own;
    }

    /// Whether [#step] was ever called.
    boolean hasStepped() {
        return stepped;
    }

    /// Evaluates the loss anew, with gradients on, then steps; returns the loss.
    public double step(DoubleSupplier closure) {
        Arguments.given(closure, "closure");
        Recording.refuse(
                "a captured step cannot hold a step with a closure: its loss is a Java number",
                "Call backward() and step() in turn; LBFGS cannot be captured.");
        boolean hooked = hooks.begin(this);
        try {
            double loss;
            try (var _ = Autograd.enableGrad()) {
                loss = Callback.call(closure::getAsDouble);
            }
            step();
            if (hooked) {
                hooks.done(this);
            }
            return loss;
        } finally {
            if (hooked) {
                hooks.end();
            }
        }
    }

    /// The hooks, for an optimizer that has a step of its own.
    OptimizerHooks hooks() {
        return hooks;
    }

    /// Adds a hook that runs before each step.
    public final RemovableHandle registerStepPreHook(Consumer<Optimizer<?>> hook) {
        return hooks.stepPre.add(Arguments.given(hook, "hook"));
    }

    /// Adds a hook that runs after each step.
    public final RemovableHandle registerStepPostHook(Consumer<Optimizer<?>> hook) {
        return hooks.stepPost.add(Arguments.given(hook, "hook"));
    }

    /// Adds a hook that runs before each step of any optimizer, ahead of its own.
    public static RemovableHandle registerOptimizerStepPreHook(Consumer<Optimizer<?>> hook) {
        return OptimizerHooks.all().stepPre.add(Arguments.given(hook, "hook"));
    }

    /// Adds a hook that runs after each step of any optimizer, behind its own.
    public static RemovableHandle registerOptimizerStepPostHook(Consumer<Optimizer<?>> hook) {
        return OptimizerHooks.all().stepPost.add(Arguments.given(hook, "hook"));
    }

    /// Adds a hook that runs before [#stateDict] looks.
    public final RemovableHandle registerStateDictPreHook(Consumer<Optimizer<?>> hook) {
        return registerStateDictPreHook(hook, false);
    }

    /// Adds a hook that runs before [#stateDict] looks, first of all or last.
    public final RemovableHandle registerStateDictPreHook(
            Consumer<Optimizer<?>> hook, boolean prepend) {
        return hooks.statePre.add(Arguments.given(hook, "hook"), prepend);
    }

    /// Adds a hook that may change what [#stateDict] returns.
    public final RemovableHandle registerStateDictPostHook(StateDictHook hook) {
        return registerStateDictPostHook(hook, false);
    }

    /// Adds a hook that may change what [#stateDict] returns, first of all or last.
    public final RemovableHandle registerStateDictPostHook(StateDictHook hook, boolean prepend) {
        return hooks.statePost.add(Arguments.given(hook, "hook"), prepend);
    }

    /// Adds a hook that may change what [#loadStateDict] is given.
    public final RemovableHandle registerLoadStateDictPreHook(StateDictHook hook) {
        return registerLoadStateDictPreHook(hook, false);
    }

    /// Adds a hook that may change what [#loadStateDict] is given, first of all or last.
    public final RemovableHandle registerLoadStateDictPreHook(StateDictHook hook, boolean prepend) {
        return hooks.loadPre.add(Arguments.given(hook, "hook"), prepend);
    }

    /// Adds a hook that runs after [#loadStateDict].
    public final RemovableHandle registerLoadStateDictPostHook(Consumer<Optimizer<?>> hook) {
        return registerLoadStateDictPostHook(hook, false);
    }

    /// Adds a hook that runs after [#loadStateDict], first of all or last.
    public final RemovableHandle registerLoadStateDictPostHook(
            Consumer<Optimizer<?>> hook, boolean prepend) {
        return hooks.loadPost.add(Arguments.given(hook, "hook"), prepend);
    }

    /// Sees a state dict on its way out of an optimizer, or into it.
    @FunctionalInterface
    public interface StateDictHook {
        /// Returns the state dict to take instead, or null for the one that is given.
        @Nullable StateDict apply(Optimizer<?> optimizer, StateDict stateDict);
    }

    /// Changes one parameter in place; nothing is recorded.
    ///
    /// @param options those of the parameter's group
    /// @param parameter the parameter
    /// @param grad its gradient, which stays as it is
    /// @param state what is kept for the parameter
    protected void update(O options, Tensor parameter, Tensor grad, ParameterState state) {
        if (rule != null) {
            rule.update(options, parameter, grad, state);
            return;
        }
        throw new StateError(
                getClass().getSimpleName() + " does not say how a parameter changes",
                "Override update(options, parameter, grad, state), or step().");
    }

    /// The names of state tensors whose sizes are not those of their parameter, such as the row
    /// means of Adafactor; [#loadStateDict] checks the sizes of all others.
    protected Set<String> statesOfOtherSizes() {
        return rule == null ? Set.of() : rule.statesOfOtherSizes();
    }

    /// What the optimizer keeps for a parameter, by PyTorch's names; empty before the first step.
    public Map<String, @Nullable Object> state(Tensor parameter) {
        Arguments.given(parameter, "parameter");
        ParameterState own = state.get(parameter);
        return own == null ? Map.of() : Collections.unmodifiableMap(own.toMap());
    }

    /// Everything needed to go on later, with PyTorch's keys and types.
    ///
    /// @param state by number of the parameter, counted over all groups: tensors, numbers, lists
    /// @param paramGroups the options of each group by PyTorch's names, and under `params` the
    ///   numbers of its parameters
    public record StateDict(
            Map<Integer, Map<String, @Nullable Object>> state,
            List<Map<String, @Nullable Object>> paramGroups) {
        public StateDict {
            Arguments.given(paramGroups, "paramGroups");
            Arguments.given(state, "state");
        }

        /// The state as PyTorch has it: a dict with `state` and `param_groups`, which
        /// [dev.obor.Loaded#map()] gives.
        ///
        /// @throws ValueError if it is something else
        public static StateDict of(Map<String, ? extends @Nullable Object> dict) {
            return SavedState.of(Arguments.given(dict, "dict"));
        }
    }

    /// Everything needed to go on later from here; tensors are shared, not copied.
    public StateDict stateDict() {
        hooks.run(hooks.statePre, this);
        Map<Integer, Map<String, @Nullable Object>> byNumber = new LinkedHashMap<>();
        List<Map<String, @Nullable Object>> saved = new ArrayList<>();
        int number = 0;
        for (Group<O> g : groups) {
            List<Integer> numbers = new ArrayList<>();
            for (Tensor p : g.parameters) {
                Map<String, @Nullable Object> s = state(p);
                if (!s.isEmpty()) {
                    byNumber.put(number, s);
                }
                numbers.add(number++);
            }
            Map<String, @Nullable Object> group = new LinkedHashMap<>(g.options.saved());
            group.putAll(g.extras);
            group.put("params", numbers);
            saved.add(group);
        }
        return hooks.changed(hooks.statePost, this, new StateDict(byNumber, saved));
    }

    /// Goes on from a saved state; tensors are copied and get the dtype of their parameter.
    ///
    /// What a group does not say stays as it is; what it says beyond the options is kept.
    ///
    /// @throws ShapeError if the groups have other sizes, or a tensor does
    /// @throws ValueError if a value is of another kind, or belongs to no parameter; on any error
    ///   nothing is changed
    public void loadStateDict(StateDict dict) {
        load(hooks.changed(hooks.loadPre, this, Arguments.given(dict, "dict")));
        hooks.run(hooks.loadPost, this);
    }

    /// Goes on from a state that PyTorch has saved, or this library: a dict with `state` and
    /// `param_groups`, as [dev.obor.Loaded#map()] gives it.
    ///
    /// @throws ShapeError if the groups have other sizes, or a tensor does
    /// @throws ValueError if it is something else; on any error nothing is changed
    public void loadStateDict(Map<String, ? extends @Nullable Object> dict) {
        loadStateDict(StateDict.of(dict));
    }

    /// Goes on from a saved state, without hooks.
    void load(StateDict dict) {
        Map<Integer, Tensor> parameters = parametersFor(dict.paramGroups());
        List<O> options = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            options.add(groups.get(i).options.withValues(dict.paramGroups().get(i)));
        }
        Map<Tensor, ParameterState> loaded = new IdentityHashMap<>();
        dict.state()
                .forEach((number, saved) -> {
                    Tensor p = parameters.get(number);
                    if (p == null) {
                        throw new ValueError(
                                "loaded state dict has a state for parameter "
                                        + number
                                        + ", but its groups name "
                                        + parameters.keySet());
                    }
                    loaded.put(p, ParameterState.of(p, saved, statesOfOtherSizes()));
                });
        loaded.values().forEach(s -> s.outliveScopes());
        state.clear();
        state.putAll(loaded);
        for (int i = 0; i < groups.size(); i++) {
            Group<O> g = groups.get(i);
            g.options = options.get(i);
            g.extras.clear();
            g.extras.putAll(dict.paramGroups().get(i));
            g.extras.keySet().removeAll(g.options.saved().keySet());
            g.extras.remove("params");
        }
    }

    /// The parameters by their saved numbers, if the saved groups are as many and as large.
    private Map<Integer, Tensor> parametersFor(List<Map<String, @Nullable Object>> saved) {
        if (saved.size() != groups.size()) {
            throw new ShapeError("loaded state dict has a different number of parameter groups");
        }
        Map<Integer, Tensor> all = new LinkedHashMap<>();
        for (int i = 0; i < groups.size(); i++) {
            List<Tensor> own = groups.get(i).parameters;
            List<Double> numbers = SavedValues.numbers(saved.get(i), "params");
            if (numbers.size() != own.size()) {
                throw new ShapeError(
                        "loaded state dict contains a parameter group that doesn't match the size"
                                + " of optimizer's group");
            }
            for (int j = 0; j < own.size(); j++) {
                all.put(numbers.get(j).intValue(), own.get(j));
            }
        }
        return all;
    }

    /// PyTorch's printed form: the options of each group.
    @Override
    public String toString() {
        StringBuilder out = new StringBuilder(getClass().getSimpleName()).append(" (");
        for (int i = 0; i < groups.size(); i++) {
            out.append("\nParameter Group ").append(i).append('\n');
            Group<O> g = groups.get(i);
            Map<String, String> values = new TreeMap<>(g.options.describe());
            g.extras.forEach((name, value) -> values.put(name, Options.text(value)));
            values.forEach((name, value) ->
                    out.append("    ").append(name).append(": ").append(value).append('\n'));
        }
        return out.append(')').toString();
    }
}
