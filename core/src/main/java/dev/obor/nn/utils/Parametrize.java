package dev.obor.nn.utils;

import dev.obor.Tensor;
import dev.obor.autograd.Autograd;
import dev.obor.base.Arguments;
import dev.obor.base.Options;
import dev.obor.base.StateError;
import dev.obor.base.ValueError;
import dev.obor.nn.Buffer;
import dev.obor.nn.Module;
import dev.obor.nn.ModuleDict;
import dev.obor.nn.Parameter;
import dev.obor.nn.module.ComputedPart;
import dev.obor.nn.module.ComputedTensors;
import dev.obor.nn.module.ModuleAccess;
import dev.obor.op.Callback;
import dev.obor.op.TensorAccess;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Parameters that are functions of others, PyTorch's `torch.nn.utils.parametrize`: symmetric or
/// orthogonal matrices, normed weights.
///
/// ```java
/// Linear layer = new Linear(3, 3);
/// Module symmetric = new Lambda(w -> w.triu().add(w.triu(1).T()));
/// Parametrize.registerParametrization(layer, "weight", symmetric);
/// layer.call(x); // by a symmetric matrix
/// ```
///
/// The original is found under `parametrizations.weight.original` in `namedParameters()` and
/// `stateDict()`, and the optimizer changes it. The field of the layer holds the value, through
/// which gradients flow to the original.
///
/// Difference from PyTorch: a field of Java cannot compute. The field has the value of the last
/// call of its module (or of the registration); [#value] is the one for the originals as they are
/// now, and [#assign] sets it. A module that is parametrized is called by one thread at a time.
public final class Parametrize {
    private static final String PARAMETRIZATIONS = "parametrizations";

    private static final ThreadLocal<@Nullable Cache> CACHE = new ThreadLocal<>();

    private Parametrize() {}

    /// Optional arguments of [#registerParametrization].
    public static final class RegisterOptions extends Options<RegisterOptions> {
        boolean unsafe;

        RegisterOptions() {}

        /// Whether the parametrization may change dtype and sizes, and nothing is checked; false.
        public RegisterOptions unsafe(boolean value) {
            return set(() -> unsafe = value);
        }
    }

    /// A block in which each value is computed once.
    public static final class Cache implements AutoCloseable {
        private final @Nullable Cache outer;
        private final Map<Module, Map<String, Tensor>> values;

        private Cache(@Nullable Cache outer) {
            this.outer = outer;
            values = outer == null ? new IdentityHashMap<>() : outer.values;
        }

        /// Ends the block.
        @Override
        public void close() {
            CACHE.set(outer);
        }
    }

    /// Opens a block in which the value of each parametrized tensor is computed once, when it is
    /// first needed: worth it where a layer is called more than once.
    ///
    /// ```java
    /// try (var _ = Parametrize.cached()) {
    ///     output = model.call(inputs);
    /// }
    /// ```
    public static Cache cached() {
        Cache cache = new Cache(CACHE.get());
        CACHE.set(cache);
        return cache;
    }

    /// How one tensor of a module is computed.
    private record Parametrized(String name) implements ComputedPart {
        @Override
        public Tensor value(Module module) {
            ParametrizationList list = parametrizations(module, name);
            Cache cache = CACHE.get();
            if (cache == null) {
                return list.call();
            }
            Map<String, Tensor> known = cache.values.computeIfAbsent(module, _ -> new HashMap<>());
            Tensor value = known.get(name);
            if (value == null) {
                value = list.call();
                TensorAccess.escape(value);
                known.put(name, value);
            }
            return value;
        }
    }

    /// Makes a parameter or buffer of a module the result of another module; a further one is
    /// applied after those that are there. Returns the module.
    ///
    /// @param parametrization a module of a tensor to a tensor, also a [RightInverse]; or of
    ///   several originals, see [RightInverses]
    /// @throws ValueError if the module has no such parameter or buffer
    /// @throws dev.obor.base.DTypeError if it changes the dtype
    /// @throws dev.obor.base.ShapeError if it changes the sizes
    public static <M extends Module> M registerParametrization(
            M module, String name, Module parametrization) {
        return registerParametrization(module, name, parametrization, o -> {});
    }

    /// Makes a parameter or buffer of a module the result of another module, with options.
    public static <M extends Module> M registerParametrization(
            M module, String name, Module parametrization, Consumer<RegisterOptions> options) {
        Arguments.given(module, "module");
        Arguments.given(name, "name");
        Arguments.given(parametrization, "parametrization");
        boolean unsafe = new RegisterOptions().with(options).unsafe;
        parametrization.train(module.isTraining());
        if (isParametrized(module, name)) {
            append(module, name, parametrization, unsafe);
        } else {
            begin(module, name, parametrization, unsafe);
        }
        return module;
    }

    private static void append(Module module, String name, Module parametrization, boolean unsafe) {
        ParametrizationList list = parametrizations(module, name);
        if (parametrization instanceof RightInverses) {
            throw new ValueError(
                    "only the first parametrization of a tensor may have several originals, and `"
                            + name
                            + "` has one already");
        }
        Tensor before = unsafe ? ComputedTensors.current(module, name) : value(module, name);
        Tensor after = parametrization.call(Objects.requireNonNull(before));
        if (!unsafe) {
            ParametrizationList.check(before, after);
            if (parametrization instanceof RightInverse one) {
                @Nullable Tensor inverse = Callback.call(() -> one.rightInverse(after));
                if (inverse != null) {
                    ParametrizationList.check(before, inverse);
                }
            }
        }
        list.append(parametrization);
        list.unsafe |= unsafe;
        ComputedTensors.set(module, name, after);
    }

    private static void begin(Module module, String name, Module parametrization, boolean unsafe) {
        Tensor original = ComputedTensors.has(module, name) ? null : own(module, name);
        if (original == null) {
            throw new ValueError(
                    "Module '"
                            + module
                            + "' does not have a parameter, a buffer, or a parametrized element"
                            + " with name '"
                            + name
                            + "'");
        }
        Tensor before = original.detach();
        ParametrizationList list = new ParametrizationList(parametrization, original, unsafe);
        list.train(module.isTraining());
        Tensor value = list.call();
        if (!unsafe) {
            ParametrizationList.check(before, value);
        }
        ComputedTensors.install(module, name, new Parametrized(name), value);
        lists(module, true).put(name, list);
    }

    private static @Nullable Tensor own(Module module, String name) {
        Tensor tensor = module.namedParameters(false).get(name);
        return tensor == null ? module.namedBuffers(false).get(name) : tensor;
    }

    @SuppressWarnings("unchecked") // nobody else adds to it
    private static ModuleDict<ParametrizationList> lists(Module module, boolean create) {
        Map<String, Module> children = ModuleAccess.registered(module).children();
        if (!(children.get(PARAMETRIZATIONS) instanceof ModuleDict<?> dict)) {
            var made = new ModuleDict<ParametrizationList>();
            if (create) {
                module.registerModule(PARAMETRIZATIONS, made);
            }
            return made;
        }
        return (ModuleDict<ParametrizationList>) dict;
    }

    /// Whether any parameter or buffer of the module itself is parametrized.
    public static boolean isParametrized(Module module) {
        Arguments.given(module, "module");
        return lists(module, false).size() > 0;
    }

    /// Whether the parameter or buffer with that name is parametrized.
    public static boolean isParametrized(Module module, String name) {
        Arguments.given(module, "module");
        Arguments.given(name, "name");
        // A program may put another module there by its path.
        Module list = ModuleAccess.registered(lists(module, false)).children().get(name);
        return list instanceof ParametrizationList;
    }

    /// The parametrizations of a tensor, PyTorch's `module.parametrizations[name]`.
    ///
    /// @throws ValueError if it has none
    public static ParametrizationList parametrizations(Module module, String name) {
        if (!isParametrized(module, name)) {
            throw new ValueError(
                    "Module " + module + " does not have a parametrization on " + name);
        }
        return lists(module, false).get(name);
    }

    /// The value of a parametrized tensor for its originals as they are now, through which
    /// gradients flow; the field of the module has it too from now on.
    ///
    /// @throws ValueError if it is not parametrized
    public static Tensor value(Module module, String name) {
        parametrizations(module, name);
        Tensor value = new Parametrized(name).value(module);
        ComputedTensors.set(module, name, value);
        return value;
    }

    /// Changes the originals so that a parametrized tensor has a value, PyTorch's `module.weight =
    /// value`.
    ///
    /// @throws ValueError if it is not parametrized
    /// @throws StateError if a parametrization is no [RightInverse]
    public static void assign(Module module, String name, Tensor value) {
        Arguments.given(value, "value");
        parametrizations(module, name).rightInverse(value);
        value(module, name);
    }

    /// Makes a tensor a parameter or buffer of its own again, with the value it has now. Returns
    /// the module.
    ///
    /// @throws ValueError if it is not parametrized
    public static <M extends Module> M removeParametrizations(M module, String name) {
        return removeParametrizations(module, name, true);
    }

    /// Makes a tensor a parameter or buffer of its own again. Returns the module.
    ///
    /// @param leaveParametrized whether with the value it has now, or else with the original
    /// @throws ValueError if it is not parametrized, or has several originals to be left
    public static <M extends Module> M removeParametrizations(
            M module, String name, boolean leaveParametrized) {
        ParametrizationList list = parametrizations(module, name);
        if (!list.isSingle() && !leaveParametrized) {
            throw new ValueError(
                    "Cannot leave unparametrized (`leave_parametrized=False`) a tensor that is"
                            + " parametrized in terms of a sequence of tensors.");
        }
        Tensor part = list.originals().getFirst();
        if (leaveParametrized) {
            Tensor value;
            try (var _ = Autograd.noGrad()) {
                value = list.call();
            }
            boolean learned = list.originals().stream().anyMatch(Tensor::requiresGrad);
            if (list.isSingle()) {
                TensorAccess.setView(part, TensorAccess.view(value));
            } else {
                part = part instanceof Buffer ? new Buffer(value) : new Parameter(value, learned);
            }
        }
        ComputedTensors.uninstall(module, name, part);
        ModuleDict<ParametrizationList> lists = lists(module, false);
        lists.pop(name);
        if (lists.size() == 0) {
            ModuleAccess.registered(module).children().remove(PARAMETRIZATIONS);
        }
        return module;
    }

    /// The class of a module, whether it is parametrized or not: Java's does not change.
    public static Class<? extends Module> typeBeforeParametrizations(Module module) {
        Arguments.given(module, "module");
        return module.getClass();
    }

    /// Gives another module the parametrizations of all tensors; both share them and their
    /// originals from now on. Returns the other one.
    public static <M extends Module> M transferParametrizationsAndParams(Module from, M to) {
        Arguments.given(from, "from");
        Arguments.given(to, "to");
        for (String name : lists(from, false).keys().toArray(String[]::new)) {
            transfer(from, to, name);
        }
        return to;
    }

    /// Gives another module the parametrizations of one tensor; both share them and their originals
    /// from now on. Returns the other one.
    ///
    /// @throws ValueError if the tensor is not parametrized
    public static <M extends Module> M transferParametrizationsAndParams(
            Module from, M to, String name) {
        Arguments.given(from, "from");
        Arguments.given(to, "to");
        parametrizations(from, name);
        transfer(from, to, name);
        return to;
    }

    private static void transfer(Module from, Module to, String name) {
        ParametrizationList source = parametrizations(from, name);
        if (!isParametrized(to, name) && own(to, name) == null) {
            to.registerParameter(name, new Parameter(value(from, name).detach()));
        }
        for (Module parametrization : source) {
            registerParametrization(to, name, parametrization);
        }
        parametrizations(to, name).share(source);
        value(to, name);
    }
}
