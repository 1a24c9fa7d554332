package dev.obor.nn.utils.prune;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.DTypeError;
import dev.obor.base.ValueError;
import dev.obor.nn.Module;
import dev.obor.nn.Parameter;
import dev.obor.nn.module.ComputedTensors;
import dev.obor.nn.module.ModuleAccess;
import dev.obor.nn.module.ModuleParts;
import dev.obor.op.TensorAccess;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Sets elements of parameters to zero for good, PyTorch's `torch.nn.utils.prune`.
///
/// ```java
/// Prune.l1Unstructured(layer, "weight", 0.3); // the 30 % that are nearest to zero
/// Prune.remove(layer, "weight"); // an ordinary parameter again, with the zeros
/// ```
///
/// Meanwhile the layer has the parameter `weight_orig`, which is trained on, and the buffer
/// `weight_mask`; its field `weight` is their product as of its last call. Further pruning of the
/// same parameter prunes what is left. An amount of type `long` is a number of elements or slices,
/// one of type `double` a share of them.
public final class Prune {
    private Prune() {}

    /// A parameter of a module.
    public record Target(Module module, String name) {
        /// Checks the parts.
        public Target {
            Arguments.given(module, "module");
            Arguments.given(name, "name");
        }
    }

    /// Prunes nothing yet. Returns the module.
    public static <M extends Module> M identity(M module, String name) {
        new Identity().apply(module, name);
        return module;
    }

    /// Prunes so many elements at random. Returns the module.
    public static <M extends Module> M randomUnstructured(M module, String name, long amount) {
        new RandomUnstructured(amount).apply(module, name);
        return module;
    }

    /// Prunes a share of the elements at random. Returns the module.
    public static <M extends Module> M randomUnstructured(M module, String name, double amount) {
        new RandomUnstructured(amount).apply(module, name);
        return module;
    }

    /// Prunes so many elements, those nearest to zero. Returns the module.
    public static <M extends Module> M l1Unstructured(M module, String name, long amount) {
        return l1Unstructured(module, name, amount, null);
    }

    /// Prunes a share of the elements, those nearest to zero. Returns the module.
    public static <M extends Module> M l1Unstructured(M module, String name, double amount) {
        return l1Unstructured(module, name, amount, null);
    }

    /// Prunes so many elements, those of the smallest scores. Returns the module.
    public static <M extends Module> M l1Unstructured(
            M module, String name, long amount, @Nullable Tensor importanceScores) {
        new L1Unstructured(amount).apply(module, name, importanceScores);
        return module;
    }

    /// Prunes a share of the elements, those of the smallest scores. Returns the module.
    public static <M extends Module> M l1Unstructured(
            M module, String name, double amount, @Nullable Tensor importanceScores) {
        new L1Unstructured(amount).apply(module, name, importanceScores);
        return module;
    }

    /// Prunes so many slices along a dimension at random. Returns the module.
    public static <M extends Module> M randomStructured(
            M module, String name, long amount, int dim) {
        new RandomStructured(amount, dim).apply(module, name);
        return module;
    }

    /// Prunes a share of the slices along a dimension at random. Returns the module.
    public static <M extends Module> M randomStructured(
            M module, String name, double amount, int dim) {
        new RandomStructured(amount, dim).apply(module, name);
        return module;
    }

    /// Prunes so many slices along a dimension, those of the smallest norms. Returns the module.
    ///
    /// @param n which norm, 2 for the Euclidean one
    public static <M extends Module> M lnStructured(
            M module, String name, long amount, double n, int dim) {
        new LnStructured(amount, n, dim).apply(module, name);
        return module;
    }

    /// Prunes a share of the slices along a dimension, those of the smallest norms. Returns the
    /// module.
    ///
    /// @param n which norm, 2 for the Euclidean one
    public static <M extends Module> M lnStructured(
            M module, String name, double amount, double n, int dim) {
        return lnStructured(module, name, amount, n, dim, null);
    }

    /// Prunes a share of the slices along a dimension, those whose scores have the smallest norms.
    /// Returns the module.
    ///
    /// @param n which norm, 2 for the Euclidean one
    public static <M extends Module> M lnStructured(
            M module,
            String name,
            double amount,
            double n,
            int dim,
            @Nullable Tensor importanceScores) {
        new LnStructured(amount, n, dim).apply(module, name, importanceScores);
        return module;
    }

    /// Prunes by a mask of zeros and ones. Returns the module.
    public static <M extends Module> M customFromMask(M module, String name, Tensor mask) {
        new CustomFromMask(mask).apply(module, name);
        return module;
    }

    /// Prunes several parameters as if they were one: of all their elements together.
    ///
    /// ```java
    /// Prune.globalUnstructured(
    ///         List.of(new Prune.Target(conv, "weight"), new Prune.Target(linear, "weight")),
    ///         new L1Unstructured(0.2));
    /// ```
    ///
    /// @throws DTypeError if the method is not unstructured
    public static void globalUnstructured(List<Target> parameters, BasePruningMethod method) {
        globalUnstructured(parameters, method, Map.of());
    }

    /// Prunes several parameters as if they were one, some of them by given scores.
    ///
    /// @throws DTypeError if the method is not unstructured
    public static void globalUnstructured(
            List<Target> parameters,
            BasePruningMethod method,
            Map<Target, Tensor> importanceScores) {
        Arguments.allGiven(parameters, "parameters");
        Arguments.given(method, "method");
        Arguments.given(importanceScores, "importanceScores");
        if (method.pruningType() != BasePruningMethod.PruningType.UNSTRUCTURED) {
            throw new DTypeError(
                    "Only \"unstructured\" PRUNING_TYPE supported for the `pruning_method`. Found"
                            + " method of type "
                            + method.pruningType());
        }
        List<Tensor> scores = new ArrayList<>();
        List<Tensor> masks = new ArrayList<>();
        for (Target target : parameters) {
            Tensor value = tensor(target);
            Tensor given = importanceScores.get(target);
            scores.add((given == null ? value : given).detach().reshape(-1));
            Tensor mask =
                    ModuleAccess.registered(target.module).buffers().get(target.name + "_mask");
            masks.add((mask == null ? Obor.onesLike(value.detach()) : mask).reshape(-1));
        }
        if (scores.isEmpty()) {
            return;
        }
        Tensor all = new PruningContainer(method).computeMask(Obor.cat(scores), Obor.cat(masks));
        long from = 0;
        for (Target target : parameters) {
            Tensor value = tensor(target);
            Tensor mask = all.narrow(0, from, value.numel()).viewAs(value);
            customFromMask(target.module, target.name, mask);
            from += value.numel();
        }
    }

    private static Tensor tensor(Target target) {
        Tensor value = ComputedTensors.current(target.module, target.name);
        if (value == null) {
            throw new ValueError(
                    "Module '"
                            + target.module
                            + "' has no parameter with name '"
                            + target.name
                            + "'");
        }
        return value;
    }

    /// Makes a pruned parameter an ordinary one again, with the zeros that it has. Returns the
    /// module.
    ///
    /// @throws ValueError if it is not pruned
    public static <M extends Module> M remove(M module, String name) {
        Arguments.given(module, "module");
        Arguments.given(name, "name");
        if (BasePruningMethod.of(module, name) == null) {
            throw new ValueError(
                    "Parameter '"
                            + name
                            + "' of module "
                            + module
                            + " has to be pruned before pruning can be removed");
        }
        Tensor value = BasePruningMethod.product(module, name).detach();
        ModuleParts parts = ModuleAccess.registered(module);
        Parameter original = Objects.requireNonNull(parts.parameters().remove(name + "_orig"));
        parts.buffers().remove(name + "_mask");
        TensorAccess.setView(original, TensorAccess.view(value));
        ComputedTensors.uninstall(module, name, original);
        return module;
    }

    /// Whether any parameter of a module, or of one below it, is pruned.
    public static boolean isPruned(Module module) {
        Arguments.given(module, "module");
        return module.modules().stream().anyMatch(BasePruningMethod::isPruned);
    }
}
