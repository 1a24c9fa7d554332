package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.base.Device;
import dev.obor.base.StateError;
import dev.obor.op.MemoryScope;
import dev.obor.op.TensorAccess;
import dev.obor.op.ThreadState;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
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
/// Call a module through [#call], which runs the hooks. A module with other arguments or results
/// declares a `forward` of its own beside them.
///
/// Running one module from several threads at once is safe as long as its mode and its parts are
/// left alone and, in training mode, it keeps no running statistics.
public abstract class Module implements Cloneable {
    /// Sees, and may replace, the input before `forward`; null keeps it.
    @FunctionalInterface
    public interface ForwardPreHook {
        /// Called before `forward`.
        @Nullable Tensor apply(Module module, Tensor input);
    }

    /// Sees, and may replace, the output after `forward`; null keeps it.
    @FunctionalInterface
    public interface ForwardHook {
        /// Called after `forward`.
        @Nullable Tensor apply(Module module, Tensor input, Tensor output);
    }

    /// Sees, and may replace, the gradient of the output; null keeps it.
    @FunctionalInterface
    public interface BackwardPreHook {
        /// Called when the gradient of the output has arrived.
        @Nullable Tensor apply(Module module, Tensor gradOutput);
    }

    /// Sees, and may replace, the gradient of the input; null keeps it.
    @FunctionalInterface
    public interface BackwardHook {
        /// Called when the gradient of the input is known; it is null if the input needs none.
        @Nullable Tensor apply(
                Module module, @Nullable Tensor gradInput, @Nullable Tensor gradOutput);
    }

    /// The library's own layers: they keep no tensor but what the graph needs. Not a [Lambda],
    /// which runs the program's code.
    private static final ClassValue<Boolean> LIBRARY =
            new ClassValue<>() {
                @Override
                protected Boolean computeValue(Class<?> type) {
                    return type.getPackage() == Module.class.getPackage()
                            && type.getEnclosingClass() == null
                            && type != Lambda.class;
                }
            };

    /// Whether memory that only this module has seen may be reused when it is done.
    final boolean isLibraryCode() {
        return hooks == null && (LIBRARY.get(getClass()) || ModuleMemory.keepsNothing(getClass()));
    }

    static boolean isLibrary(Class<?> type) {
        return LIBRARY.get(type);
    }

    /// Parts added at run time.
    ModuleParts registered = new ModuleParts();

    private boolean training = true;
    private volatile @Nullable ModuleHooks hooks;

    /// For subclasses.
    protected Module() {}

    /// Computes the output. Subclasses override it; callers use [#call].
    ///
    /// @throws StateError if the subclass does not define it
    public Tensor forward(Tensor input) {
        throw new StateError(
                "Module [" + typeName() + "] is missing the required \"forward\" function",
                "Override forward(Tensor), or call the forward of its own that it declares.");
    }

    /// Runs the hooks and [#forward], PyTorch's `module(x)`.
    public Tensor call(Tensor input) {
        ModuleHooks current = hooks;
        try {
            return current == null ? run(input) : current.run(this, input);
        } catch (RuntimeException e) {
            throw ModulePath.locate(this, e);
        }
    }

    /// Runs [#forward] alone; user code in it that keeps nothing runs in a scope.
    final Tensor run(Tensor input) {
        return isLibrary(getClass()) && !MemoryScope.FORCED
                ? forward(input)
                : ModuleMemory.run(this, new Object[] {input}, () -> forward(input));
    }

    /// Runs a forward pass with other arguments, so that errors in it name this module.
    ///
    /// ```java
    /// public Tensor call(Tensor query, Tensor keys) {
    ///     return located(() -> forward(query, keys));
    /// }
    /// ```
    protected final <T> T located(Supplier<T> forward) {
        try {
            return forward.get();
        } catch (RuntimeException e) {
            throw ModulePath.locate(this, e);
        }
    }

    // Parts

    /// Adds a parameter that is not a field.
    ///
    /// @throws StateError if the name is taken, empty, or has a dot
    public final void registerParameter(String name, Parameter parameter) {
        registered.parameters().put(newName(name), parameter);
    }

    /// Adds a buffer that is saved with the module.
    ///
    /// @throws StateError if the name is taken, empty, or has a dot
    public final void registerBuffer(String name, Tensor tensor) {
        registerBuffer(name, tensor, true);
    }

    /// Adds a buffer, which moves with the module but is not trained.
    ///
    /// @param persistent whether the state dict has it
    /// @throws StateError if the name is taken, empty, or has a dot
    public final void registerBuffer(String name, Tensor tensor, boolean persistent) {
        Buffer buffer = tensor instanceof Buffer b ? b : new Buffer(tensor, persistent);
        registered.buffers().put(newName(name), buffer);
    }

    /// Adds a child that is not a field.
    ///
    /// @throws StateError if the name is taken, empty, or has a dot
    public final void registerModule(String name, Module module) {
        registered.children().put(newName(name), Objects.requireNonNull(module, name));
    }

    /// The same as [#registerModule].
    public final void addModule(String name, Module module) {
        registerModule(name, module);
    }

    private String newName(String name) {
        if (name.isEmpty() || name.contains(".")) {
            throw new StateError(
                    name.isEmpty()
                            ? "the name of a part can't be an empty string \"\""
                            : "the name of a part can't contain \".\", got: " + name);
        }
        if (ModuleParts.of(this).holds(name)) {
            throw new StateError("attribute '" + name + "' already exists");
        }
        return name;
    }

    /// All parameters below this module, each once, in PyTorch's order.
    public final List<Parameter> parameters() {
        return List.copyOf(namedParameters().values());
    }

    /// All parameters with their paths, such as `layers.0.weight`; shared ones under their first.
    public final Map<String, Parameter> namedParameters() {
        return ModuleTree.named(this, true, ModuleParts::parameters);
    }

    /// This module's own parameters, or all below it.
    public final Map<String, Parameter> namedParameters(boolean recurse) {
        return ModuleTree.named(this, recurse, ModuleParts::parameters);
    }

    /// All buffers below this module, each once.
    public final List<Buffer> buffers() {
        return List.copyOf(namedBuffers().values());
    }

    /// All buffers with their paths.
    public final Map<String, Buffer> namedBuffers() {
        return ModuleTree.named(this, true, ModuleParts::buffers);
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

    /// This module (under the empty path) and all below it with their paths, each once.
    public final Map<String, Module> namedModules() {
        return ModuleTree.modules(this);
    }

    /// The module at a path such as `encoder.layers.0`; the empty path is this module.
    ///
    /// @throws StateError if there is none
    public final Module getSubmodule(String path) {
        return ModuleTree.find(path, namedModules(), this, "submodule");
    }

    /// The parameter at a path such as `encoder.layers.0.weight`.
    ///
    /// @throws StateError if there is none
    public final Parameter getParameter(String path) {
        return ModuleTree.find(path, namedParameters(), this, "parameter");
    }

    /// The buffer at a path.
    ///
    /// @throws StateError if there is none
    public final Buffer getBuffer(String path) {
        return ModuleTree.find(path, namedBuffers(), this, "buffer");
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
        ModuleState.save(this, "", out);
        return out;
    }

    /// Copies values into the module; all keys must fit.
    ///
    /// @throws StateError which lists missing and unexpected keys and sizes that differ
    public final IncompatibleKeys loadStateDict(Map<String, ? extends Tensor> state) {
        return loadStateDict(state, true);
    }

    /// Copies values into the module.
    ///
    /// @param strict whether all keys must fit; otherwise the result tells which did not
    /// @throws StateError where sizes differ, or keys with `strict`
    public final IncompatibleKeys loadStateDict(
            Map<String, ? extends Tensor> state, boolean strict) {
        return ModuleState.load(this, state, strict);
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
    final Module shallowCopy() {
        try {
            Module copy = (Module) clone();
            copy.registered = new ModuleParts();
            copy.hooks = null;
            return copy;
        } catch (CloneNotSupportedException e) {
            throw new AssertionError(e);
        }
    }

    // Mode

    /// Whether the module is in training mode, as it is after construction.
    public final boolean isTraining() {
        return training;
    }

    /// Puts this module and all below it into training mode.
    public final void train() {
        train(true);
    }

    /// Puts this module and all below it into training or evaluation mode.
    public void train(boolean mode) {
        training = mode;
        if (mode) {
            ThreadState.get().evaluated = null;
        }
        for (Module child : children()) {
            child.train(mode);
        }
    }

    /// Puts this module and all below it into evaluation mode.
    public final void eval() {
        train(false);
    }

    /// Runs `action` on all modules below this one, children first, and last on this one.
    public final void apply(Consumer<? super Module> action) {
        for (Module child : children()) {
            child.apply(action);
        }
        action.accept(this);
    }

    /// Sets for all parameters whether they collect gradients.
    public final void requiresGrad_(boolean requiresGrad) {
        for (Parameter parameter : parameters()) {
            parameter.requiresGrad_(requiresGrad);
        }
    }

    /// Drops the gradients of all parameters.
    public final void zeroGrad() {
        zeroGrad(true);
    }

    /// Drops the gradients of all parameters, or fills them with zeros.
    public final void zeroGrad(boolean setToNone) {
        for (Parameter parameter : parameters()) {
            Tensor grad = parameter.grad();
            if (grad != null) {
                parameter.setGrad(setToNone ? null : grad.detach().zero_());
            }
        }
    }

    /// Converts the floating-point parameters and buffers, in place.
    ///
    /// @throws DTypeError if `dtype` is no floating-point type
    public final void to(DType dtype) {
        if (!dtype.isFloatingPoint()) {
            throw new DTypeError(
                    "nn.Module.to only accepts floating point or complex dtypes, but got desired"
                            + " dtype="
                            + dtype);
        }
        replaceAll(t -> t.dtype().isFloatingPoint() ? t.to(dtype) : t);
    }

    /// Moves all parameters and buffers to a device, in place.
    public final void to(Device device) {
        replaceAll(t -> t.to(device));
    }

    /// Converts to float32, PyTorch's `module.float()`.
    public final void toFloat() {
        to(DType.FLOAT32);
    }

    /// Converts to float64, PyTorch's `module.double()`.
    public final void toDouble() {
        to(DType.FLOAT64);
    }

    /// Converts to float16.
    public final void half() {
        to(DType.FLOAT16);
    }

    /// Converts to bfloat16.
    public final void bfloat16() {
        to(DType.BFLOAT16);
    }

    private void replaceAll(UnaryOperator<Tensor> change) {
        List<Tensor> all = new ArrayList<>(parameters());
        all.addAll(buffers());
        for (Tensor tensor : all) {
            TensorAccess.setView(tensor, TensorAccess.view(change.apply(tensor.detach())));
            Tensor grad = tensor.grad();
            if (grad != null) {
                tensor.setGrad(change.apply(grad));
            }
        }
    }

    // Hooks

    /// Adds a hook that runs before `forward`.
    public final RemovableHandle registerForwardPreHook(ForwardPreHook hook) {
        return ModuleHooks.add(hooks().forwardPre, hook);
    }

    /// Adds a hook that runs after `forward`.
    public final RemovableHandle registerForwardHook(ForwardHook hook) {
        return ModuleHooks.add(hooks().forward, hook);
    }

    /// Adds a hook that runs in the backward pass when the gradient of the output has arrived.
    public final RemovableHandle registerFullBackwardPreHook(BackwardPreHook hook) {
        return ModuleHooks.add(hooks().backwardPre, hook);
    }

    /// Adds a hook that runs in the backward pass when the gradient of the input is known.
    public final RemovableHandle registerFullBackwardHook(BackwardHook hook) {
        return ModuleHooks.add(hooks().backward, hook);
    }

    private synchronized ModuleHooks hooks() {
        ModuleHooks current = hooks;
        if (current == null) {
            current = new ModuleHooks();
            hooks = current;
        }
        return current;
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
