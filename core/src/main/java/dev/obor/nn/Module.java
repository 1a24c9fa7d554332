package dev.obor.nn;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.TensorArgument;
import dev.obor.base.Arguments;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.base.Device;
import dev.obor.base.StateError;
import dev.obor.nn.memory.ModuleMemory;
import dev.obor.nn.module.ComputedTensors;
import dev.obor.nn.module.ModuleAccess;
import dev.obor.nn.module.ModuleConversion;
import dev.obor.nn.module.ModuleCopy;
import dev.obor.nn.module.ModuleFields;
import dev.obor.nn.module.ModuleHooks;
import dev.obor.nn.module.ModuleParts;
import dev.obor.nn.module.ModulePath;
import dev.obor.nn.module.ModuleSignature;
import dev.obor.nn.module.ModuleState;
import dev.obor.nn.module.ModuleText;
import dev.obor.nn.module.ModuleTree;
import dev.obor.nn.module.StateHooks;
import dev.obor.op.Callback;
import dev.obor.op.Recording;
import dev.obor.op.ThreadState;
import dev.obor.op.memory.MemoryScope;
import dev.obor.trace.Recorder;
import java.lang.invoke.MethodHandles;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The base of all layers and models, PyTorch's `torch.nn.Module`.
///
/// A module's parts are its fields: a [Parameter] is a parameter, a [Buffer] a buffer, a [Module] a
/// child, also inside lists, maps, arrays and records. Nothing has to be registered; `register…`
/// adds parts that are not fields. A plain `Tensor` in a field is not a part.
///
/// ```java
/// class Net extends Module {
///     final Linear hidden = new Linear(784, 128);
///     final Linear out = new Linear(128, 10);
///
///     @Override
///     public Tensor forward(Tensor x) {
///         return out.call(hidden.call(x).relu());
///     }
/// }
/// ```
///
/// Call a module through [#call], which runs the hooks and names the module in errors. A module
/// with other inputs or another result declares its `forward` as it likes, and in one line more the
/// `call` that belongs to it. Inputs may be of any type and any may be null; there are overloads
/// for up to six of them.
///
/// ```java
/// class Attention extends Module {
///     record Result(Tensor output, Tensor weights) {}
///
///     public Result forward(Tensor query, Tensor keys, @Nullable Tensor mask) { … }
///
///     public Result call(Tensor query, Tensor keys, @Nullable Tensor mask) {
///         return call(this::forward, query, keys, mask);
///     }
/// }
/// ```
///
/// Running one module from several threads at once is safe as long as its mode and its parts are
/// left alone and, in training mode, it keeps no running statistics.
public abstract non-sealed class Module extends HookedModule implements Cloneable {
    static {
        ModuleAccess.install(new Access());
    }

    /// What the library reaches of a module, and programs do not.
    private static final class Access extends ModuleAccess {
        @Override
        protected ModuleParts registeredOf(Module module) {
            return module.registered;
        }

        @Override
        protected Module shallowCopyOf(Module module) {
            return module.shallowCopy();
        }

        @Override
        protected String typeNameOf(Module module) {
            return ModuleParts.isParametrized(module)
                    ? "Parametrized" + module.typeName()
                    : module.typeName();
        }

        @Override
        protected String extraReprOf(Module module) {
            return module.extraRepr();
        }

        @Override
        protected @Nullable StateHooks stateHooksOf(Module module) {
            return module.stateHooks;
        }

        @Override
        protected MethodHandles.@Nullable Lookup lookupOf(Module module) {
            return module.lookup();
        }
    }

    /// Whether memory that only this module has seen may be reused when it is done.
    final boolean isLibraryCode() {
        return !isHooked()
                && (ModuleMemory.isLibrary(getClass()) || ModuleMemory.keepsNothing(getClass()));
    }

    /// Parts added at run time.
    ModuleParts registered = new ModuleParts();

    private boolean training = true;

    /// How often an option that `forward` reads was changed.
    int settings;

    /// Whether the module is still called as it is now.
    private Recording.Guard guard() {
        boolean mode = training;
        int options = settings;
        int parts = registered.count();
        int changes = ModuleHooks.changes(hooks);
        return () ->
                training == mode
                        && settings == options
                        && registered.count() == parts
                        && ModuleHooks.changes(hooks) == changes;
    }

    /// For subclasses.
    protected Module() {}

    /// Computes the output. Subclasses override it, mostly as `Tensor forward(Tensor)`; callers use
    /// [#call]. What is no tensor needs a `call(Tensor)` of the subclass with the same result.
    ///
    /// @throws StateError if the subclass does not define it
    public Object forward(Tensor input) {
        throw ModuleSignature.missingForward(this);
    }

    /// Runs the module on one tensor, PyTorch's `module(x)`: the hooks, and [#forward] between
    /// them.
    ///
    /// @param input a tensor; for the type see [TensorArgument]
    /// @throws StateError if the module takes something else, or makes something else of it
    @SuppressWarnings("NullAway") // a tensor to a tensor is never null
    public final Tensor call(TensorArgument input) {
        return (Tensor) run(ModuleSignature.TENSOR_TO_TENSOR, input);
    }

    /// Runs a `forward` of no input.
    @SuppressWarnings({"unchecked", "NullAway"}) // the values are those that were given
    protected final <R extends @Nullable Object> R call(Forward.Of0<R> forward) {
        return (R) run((_, in) -> forward.forward());
    }

    /// Runs a `forward` of one input.
    @SuppressWarnings({"unchecked", "NullAway"}) // the values are those that were given
    protected final <A extends @Nullable Object, R extends @Nullable Object> R call(
            Forward.Of1<A, R> forward, @Nullable A a) {
        return (R) run((_, in) -> forward.forward((A) in[0]), a);
    }

    /// Runs a `forward` of two inputs.
    @SuppressWarnings({"unchecked", "NullAway"}) // the values are those that were given
    protected final <
                    A extends @Nullable Object,
                    B extends @Nullable Object,
                    R extends @Nullable Object>
            R call(Forward.Of2<A, B, R> forward, @Nullable A a, @Nullable B b) {
        return (R) run((_, in) -> forward.forward((A) in[0], (B) in[1]), a, b);
    }

    /// Runs a `forward` of three inputs.
    @SuppressWarnings({"unchecked", "NullAway"}) // the values are those that were given
    protected final <
                    A extends @Nullable Object,
                    B extends @Nullable Object,
                    C extends @Nullable Object,
                    R extends @Nullable Object>
            R call(Forward.Of3<A, B, C, R> forward, @Nullable A a, @Nullable B b, @Nullable C c) {
        return (R) run((_, in) -> forward.forward((A) in[0], (B) in[1], (C) in[2]), a, b, c);
    }

    /// Runs a `forward` of four inputs.
    @SuppressWarnings({"unchecked", "NullAway"}) // the values are those that were given
    protected final <
                    A extends @Nullable Object,
                    B extends @Nullable Object,
                    C extends @Nullable Object,
                    D extends @Nullable Object,
                    R extends @Nullable Object>
            R call(
                    Forward.Of4<A, B, C, D, R> forward,
                    @Nullable A a,
                    @Nullable B b,
                    @Nullable C c,
                    @Nullable D d) {
        return (R)
                run(
                        (_, in) -> forward.forward((A) in[0], (B) in[1], (C) in[2], (D) in[3]),
                        a,
                        b,
                        c,
                        d);
    }

    /// Runs a `forward` of five inputs.
    @SuppressWarnings({"unchecked", "NullAway"}) // the values are those that were given
    protected final <
                    A extends @Nullable Object,
                    B extends @Nullable Object,
                    C extends @Nullable Object,
                    D extends @Nullable Object,
                    E extends @Nullable Object,
                    R extends @Nullable Object>
            R call(
                    Forward.Of5<A, B, C, D, E, R> forward,
                    @Nullable A a,
                    @Nullable B b,
                    @Nullable C c,
                    @Nullable D d,
                    @Nullable E e) {
        return (R)
                run(
                        (_, in) ->
                                forward.forward(
                                        (A) in[0], (B) in[1], (C) in[2], (D) in[3], (E) in[4]),
                        a,
                        b,
                        c,
                        d,
                        e);
    }

    /// Runs a `forward` of six inputs.
    @SuppressWarnings({"unchecked", "NullAway"}) // the values are those that were given
    protected final <
                    A extends @Nullable Object,
                    B extends @Nullable Object,
                    C extends @Nullable Object,
                    D extends @Nullable Object,
                    E extends @Nullable Object,
                    F extends @Nullable Object,
                    R extends @Nullable Object>
            R call(
                    Forward.Of6<A, B, C, D, E, F, R> forward,
                    @Nullable A a,
                    @Nullable B b,
                    @Nullable C c,
                    @Nullable D d,
                    @Nullable E e,
                    @Nullable F f) {
        return (R)
                run(
                        (_, in) ->
                                forward.forward(
                                        (A) in[0], (B) in[1], (C) in[2], (D) in[3], (E) in[4],
                                        (F) in[5]),
                        a,
                        b,
                        c,
                        d,
                        e,
                        f);
    }

    /// The one door of all calls, whatever the signature.
    private @Nullable Object run(ModuleHooks.Body forward, @Nullable Object... inputs) {
        if (Recording.now() != null) {
            Recording.depends(this, this::guard);
        }
        Recorder.Inside inside = Recorder.on() ? Recorder.enter(this) : null;
        try {
            return isHooked()
                    ? ModuleHooks.run(this, hooks, (_, in) -> runComputed(forward, in), inputs)
                    : runForward(forward, inputs);
        } catch (RuntimeException e) {
            throw ModulePath.locate(this, e);
        } finally {
            if (inside != null) {
                inside.leave();
            }
        }
    }

    /// Runs `forward` alone; user code in it that keeps nothing runs in a scope.
    private @Nullable Object runForward(ModuleHooks.Body forward, @Nullable Object[] inputs) {
        return ModuleMemory.isLibrary(getClass()) && !MemoryScope.FORCED
                ? forward.apply(this, inputs)
                : ModuleMemory.run(
                        this,
                        forward == ModuleSignature.TENSOR_TO_TENSOR,
                        inputs,
                        () -> forward.apply(this, inputs));
    }

    private @Nullable Object runComputed(ModuleHooks.Body forward, @Nullable Object[] inputs) {
        ComputedTensors.refresh(this);
        return runForward(forward, inputs);
    }

    private boolean isHooked() {
        return !registered.computed().isEmpty() || hasHooks();
    }

    // Parts

    /// Adds a parameter that is not a field.
    ///
    /// @throws StateError if the name is taken, empty, or has a dot
    public final void registerParameter(String name, Parameter parameter) {
        Arguments.given(name, "name");
        Arguments.given(parameter, "parameter");
        String key = newName(name);
        registered
                .parameters()
                .put(key, StateHooks.registered(StateHooks.PARAMETERS, this, key, parameter));
    }

    /// Adds a buffer that is saved with the module.
    ///
    /// @throws StateError if the name is taken, empty, or has a dot
    public final void registerBuffer(String name, Tensor tensor) {
        Arguments.given(name, "name");
        Arguments.given(tensor, "tensor");
        registerBuffer(name, tensor, true);
    }

    /// Adds a buffer, which moves with the module but is not trained.
    ///
    /// @param persistent whether the state dict has it
    /// @throws StateError if the name is taken, empty, or has a dot
    public final void registerBuffer(String name, Tensor tensor, boolean persistent) {
        Arguments.given(name, "name");
        Arguments.given(tensor, "tensor");
        Buffer buffer = tensor instanceof Buffer b ? b : new Buffer(tensor, persistent);
        String key = newName(name);
        registered.buffers().put(key, StateHooks.registered(StateHooks.BUFFERS, this, key, buffer));
    }

    /// Adds a child that is not a field.
    ///
    /// @throws StateError if the name is taken, empty, or has a dot
    /// @throws dev.obor.base.ValueError if it is this module or contains it
    public final void registerModule(String name, Module module) {
        Arguments.given(name, "name");
        Arguments.given(module, "module");
        ModuleTree.checkNoCycle(this, module);
        String key = newName(name);
        registered
                .children()
                .put(key, StateHooks.registered(StateHooks.CHILDREN, this, key, module));
    }

    /// The same as [#registerModule].
    public final void addModule(String name, Module module) {
        Arguments.given(name, "name");
        Arguments.given(module, "module");
        registerModule(name, module);
    }

    /// Whether there is a part of that name; without collecting all, since layers with many parts
    /// ask for each.
    private boolean isTaken(String name) {
        return registered.holds(name)
                || registered.computed().containsKey(name)
                || ModuleFields.has(this, name); // what stands in a list has a point in its name
    }

    private String newName(String name) {
        if (name.isEmpty() || name.contains(".")) {
            throw new StateError(
                    name.isEmpty()
                            ? "the name of a part can't be an empty string \"\""
                            : "the name of a part can't contain \".\", got: " + name);
        }
        if (isTaken(name)) {
            throw new StateError("attribute '" + name + "' already exists");
        }
        return name;
    }

    /// All parameters below this module, each once, in PyTorch's order.
    public final List<Parameter> parameters() {
        return List.copyOf(namedParameters().values());
    }

    /// This module's own parameters, or all below it.
    public final List<Parameter> parameters(boolean recurse) {
        return List.copyOf(namedParameters(recurse).values());
    }

    /// All parameters with their paths, such as `layers.0.weight`; shared ones under their first.
    public final Map<String, Parameter> namedParameters() {
        return namedParameters(true);
    }

    /// This module's own parameters, or all below it.
    public final Map<String, Parameter> namedParameters(boolean recurse) {
        return ModuleTree.named(this, "", recurse, true, ModuleParts::parameters);
    }

    /// Parameters with their paths, with options: `o ->
    /// o.prefix("encoder").removeDuplicate(false)`.
    public final Map<String, Parameter> namedParameters(Consumer<NamedOptions> options) {
        NamedOptions o = new NamedOptions().with(options);
        return ModuleTree.named(
                this, o.prefix, o.recurse, o.removeDuplicate, ModuleParts::parameters);
    }

    /// All buffers below this module, each once.
    public final List<Buffer> buffers() {
        return List.copyOf(namedBuffers().values());
    }

    /// This module's own buffers, or all below it.
    public final List<Buffer> buffers(boolean recurse) {
        return List.copyOf(namedBuffers(recurse).values());
    }

    /// All buffers with their paths.
    public final Map<String, Buffer> namedBuffers() {
        return namedBuffers(true);
    }

    /// This module's own buffers, or all below it.
    public final Map<String, Buffer> namedBuffers(boolean recurse) {
        return ModuleTree.named(this, "", recurse, true, ModuleParts::buffers);
    }

    /// Buffers with their paths, with options.
    public final Map<String, Buffer> namedBuffers(Consumer<NamedOptions> options) {
        NamedOptions o = new NamedOptions().with(options);
        return ModuleTree.named(this, o.prefix, o.recurse, o.removeDuplicate, ModuleParts::buffers);
    }

    /// The direct children, each once.
    public final List<Module> children() {
        return List.copyOf(namedChildren().values());
    }

    /// The direct children by name, each once.
    public final Map<String, Module> namedChildren() {
        return ModuleTree.firstOfEach(ModuleParts.of(this).children());
    }

    /// This module and all below it, each once.
    public final List<Module> modules() {
        return List.copyOf(namedModules().values());
    }

    /// This module and all below it, each once or as often as it is held.
    public final List<Module> modules(boolean removeDuplicate) {
        return List.copyOf(namedModules(o -> o.removeDuplicate(removeDuplicate)).values());
    }

    /// This module (under the empty path) and all below it with their paths, each once.
    public final Map<String, Module> namedModules() {
        return ModuleTree.modules(this);
    }

    /// Modules with their paths, with options.
    public final Map<String, Module> namedModules(Consumer<NamedOptions> options) {
        NamedOptions o = new NamedOptions().with(options);
        return ModuleTree.modules(this, o.prefix, o.removeDuplicate);
    }

    /// The module at a path such as `encoder.layers.0`; the empty path is this module.
    ///
    /// @throws StateError if there is none
    public final Module getSubmodule(String path) {
        Arguments.given(path, "path");
        return ModuleTree.find(path, namedModules(), this, "submodule");
    }

    /// The parameter at a path such as `encoder.layers.0.weight`.
    ///
    /// @throws StateError if there is none
    public final Parameter getParameter(String path) {
        Arguments.given(path, "path");
        return ModuleTree.find(path, namedParameters(), this, "parameter");
    }

    /// The buffer at a path.
    ///
    /// @throws StateError if there is none
    public final Buffer getBuffer(String path) {
        Arguments.given(path, "path");
        return ModuleTree.find(path, namedBuffers(), this, "buffer");
    }

    /// Puts another module at a path such as `encoder.layers.0`, or a new one below a module that
    /// is there.
    ///
    /// StateError if there is no place for it, or its field has another type
    public final void setSubmodule(String path, Module module) {
        setSubmodule(path, module, false);
    }

    /// Puts another module at a path such as `encoder.layers.0`.
    ///
    /// @param strict whether there must be one already
    /// @throws StateError if there is none with `strict`, no place for it, or its field has another
    ///   type
    public final void setSubmodule(String path, Module module, boolean strict) {
        Arguments.given(path, "path");
        Arguments.given(module, "module");
        ModuleTree.replace(this, path, module, strict);
    }

    /// Lets the library read the fields of a class in a package that is not opened to it.
    ///
    /// Such a class returns `MethodHandles.lookup()`; the default, null, serves all others.
    protected MethodHandles.@Nullable Lookup lookup() {
        return null;
    }

    // State

    /// Parameters and persistent buffers by path; they share memory with the module.
    public final Map<String, Tensor> stateDict() {
        Map<String, Tensor> out = new LinkedHashMap<>();
        ModuleState.save(this, "", out, false);
        return out;
    }

    /// As [#stateDict()], with options: `o -> o.prefix("encoder.")`.
    public final Map<String, Tensor> stateDict(Consumer<StateDictOptions> options) {
        StateDictOptions o = new StateDictOptions().with(options);
        Map<String, Tensor> out = o.destination == null ? new LinkedHashMap<>() : o.destination;
        ModuleState.save(this, o.prefix, out, o.keepVars);
        return out;
    }

    /// Copies values into the module; all keys must fit.
    ///
    /// @throws StateError which lists missing and unexpected keys and sizes that differ
    public final IncompatibleKeys loadStateDict(Map<String, ? extends Tensor> state) {
        Arguments.given(state, "state");
        return loadStateDict(state, true);
    }

    /// Copies values into the module.
    ///
    /// @param strict whether all keys must fit; otherwise the result tells which did not
    /// @throws StateError where sizes differ, or keys with `strict`
    public final IncompatibleKeys loadStateDict(
            Map<String, ? extends Tensor> state, boolean strict) {
        Arguments.given(state, "state");
        return loadStateDict(state, o -> o.strict(strict));
    }

    /// Takes values into the module, with options: with `o -> o.assign(true)` parameters and
    /// buffers become the given tensors, with their dtypes and their memory.
    ///
    /// @throws StateError where sizes differ, or keys with `strict`
    /// @throws DTypeError if with `assign` a parameter that collects gradients would become whole
    ///   numbers
    public final IncompatibleKeys loadStateDict(
            Map<String, ? extends Tensor> state, Consumer<LoadStateDictOptions> options) {
        Arguments.given(state, "state");
        LoadStateDictOptions o = new LoadStateDictOptions().with(options);
        return ModuleState.load(this, state, o.strict, o.assign);
    }

    /// What the state dict holds beside parameters and buffers, under the key `_extra_state`; the
    /// default, null, for nothing. Override it together with [#setExtraState].
    public @Nullable Tensor getExtraState() {
        return null;
    }

    /// Takes what [#getExtraState] gave, when a state is loaded.
    ///
    /// @throws StateError if the subclass does not define it
    public void setExtraState(Tensor state) {
        Arguments.given(state, "state");
        throw new StateError(
                typeName() + " has no extra state",
                "Override getExtraState() and setExtraState() together.");
    }

    /// A deep copy with the same state: parameters, buffers and children are copied, sharing
    /// between them is kept, hooks stay behind. What a lambda captured cannot be copied.
    ///
    /// @throws StateError if a field cannot be written, see [#lookup]
    @SuppressWarnings("unchecked")
    public final <M extends Module> M copy() {
        return (M) ModuleCopy.of(this);
    }

    /// A copy that shares all fields, but has no hooks and no registered parts yet.
    private Module shallowCopy() {
        try {
            Module copy = (Module) clone();
            copy.registered = new ModuleParts();
            copy.hooks = null;
            copy.stateHooks = null;
            return copy;
        } catch (CloneNotSupportedException e) {
            throw new AssertionError(e);
        }
    }

    // Mode

    /// Whether the module is in training mode, as it is after construction.
    public final boolean isTraining() {
        if (Recording.now() != null) {
            Recording.depends(this, this::guard);
        }
        return training;
    }

    /// Puts this module and all below it into training mode; returns it, see [#to(DType)].
    public final <M extends Module> M train() {
        train(true);
        return self();
    }

    /// Puts this module and all below it into training or evaluation mode; returns it. A subclass
    /// may override it, to keep a part in one mode.
    public Module train(boolean mode) {
        if (Recording.now() != null) {
            for (Module m : modules()) {
                Recording.depends(m, m::guard); // as it is before
            }
            if (Recording.host(this, () -> train(mode))) {
                return this;
            }
        }
        training = mode;
        if (mode) {
            ThreadState.get().evaluated = null;
        }
        for (Module child : children()) {
            child.train(mode);
        }
        return this;
    }

    /// Puts this module and all below it into evaluation mode; returns it, see [#to(DType)].
    public final <M extends Module> M eval() {
        train(false);
        return self();
    }

    /// Runs `action` on all modules below this one, children first, and last on this one; returns
    /// this one, see [#to(DType)].
    public final <M extends Module> M apply(Consumer<? super Module> action) {
        Arguments.given(action, "action");
        for (Module child : children()) {
            child.apply(action);
        }
        Callback.run(() -> action.accept(this));
        return self();
    }

    /// Lets all parameters collect gradients; returns this module, see [#to(DType)].
    public final <M extends Module> M requiresGrad_() {
        return requiresGrad_(true);
    }

    /// Sets for all parameters whether they collect gradients; returns this module, see
    /// [#to(DType)].
    public final <M extends Module> M requiresGrad_(boolean requiresGrad) {
        for (Parameter parameter : parameters()) {
            parameter.requiresGrad_(requiresGrad);
        }
        return self();
    }

    /// Drops the gradients of all parameters; returns this module, see [#to(DType)].
    public final <M extends Module> M zeroGrad() {
        return zeroGrad(true);
    }

    /// Drops the gradients of all parameters, or fills them with zeros; returns this module, see
    /// [#to(DType)].
    public final <M extends Module> M zeroGrad(boolean setToNone) {
        for (Parameter parameter : parameters()) {
            Tensor grad = parameter.grad();
            if (grad != null) {
                parameter.setGrad(setToNone ? null : grad.detach().zero_());
            }
        }
        return self();
    }

    /// Converts the floating-point parameters and buffers, in place, and returns this module.
    ///
    /// As with all methods that return the module, the result has the type of the place where it
    /// goes: `Net net = new Net().to(float64)` needs no cast, and `net.eval().call(x)` is a
    /// [Module].
    ///
    /// @throws DTypeError if `dtype` is no floating-point type
    public final <M extends Module> M to(DType dtype) {
        Arguments.given(dtype, "dtype");
        ModuleConversion.to(this, dtype);
        return self();
    }

    /// Moves all parameters and buffers to a device, in place; returns this module, see
    /// [#to(DType)].
    public final <M extends Module> M to(Device device) {
        Arguments.given(device, "device");
        ModuleConversion.all(this, t -> t.to(device));
        return self();
    }

    /// Moves all parameters and buffers to the processor; returns this module, see [#to(DType)].
    public final <M extends Module> M cpu() {
        return to(Device.CPU);
    }

    /// Gives all parameters and buffers new memory on a device, whose content is undefined; returns
    /// this module, see [#to(DType)].
    public final <M extends Module> M toEmpty(Device device) {
        return toEmpty(device, true);
    }

    /// Gives this module's own parameters and buffers, or all below it too, new memory on a device,
    /// whose content is undefined; returns this module, see [#to(DType)].
    public final <M extends Module> M toEmpty(Device device, boolean recurse) {
        Arguments.given(device, "device");
        ModuleConversion.all(this, recurse, t -> Obor.emptyLike(t).to(device));
        return self();
    }

    /// Converts all parameters and buffers, whole numbers too; returns this module, see
    /// [#to(DType)].
    ///
    /// @throws DTypeError if parameters that collect gradients would become whole numbers
    public final <M extends Module> M type(DType dtype) {
        Arguments.given(dtype, "dtype");
        ModuleConversion.type(this, dtype);
        return self();
    }

    /// Converts to float32, PyTorch's `module.float()`; returns this module, see [#to(DType)].
    public final <M extends Module> M toFloat() {
        return to(DType.FLOAT32);
    }

    /// Converts to float64, PyTorch's `module.double()`; returns this module, see [#to(DType)].
    public final <M extends Module> M toDouble() {
        return to(DType.FLOAT64);
    }

    /// Converts to float16; returns this module, see [#to(DType)].
    public final <M extends Module> M half() {
        return to(DType.FLOAT16);
    }

    /// Converts to bfloat16; returns this module, see [#to(DType)].
    public final <M extends Module> M bfloat16() {
        return to(DType.BFLOAT16);
    }

    @SuppressWarnings("unchecked") // wrong only where the caller names a type that it is not
    private <M extends Module> M self() {
        return (M) this;
    }

    // Text

    /// What stands between the brackets of the printed form; more lines than one are indented.
    protected String extraRepr() {
        return "";
    }

    /// The name in the printed form: that of the class.
    protected String typeName() {
        String name = getClass().getSimpleName();
        return name.isEmpty() ? getClass().getSuperclass().getSimpleName() : name;
    }

    /// PyTorch's printed form.
    @Override
    public final String toString() {
        return ModuleText.of(this);
    }
}
