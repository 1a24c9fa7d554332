package dev.obor.nn.utils.prune;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.ShapeError;
import dev.obor.base.StateError;
import dev.obor.base.ValueError;
import dev.obor.nn.Buffer;
import dev.obor.nn.Module;
import dev.obor.nn.Parameter;
import dev.obor.nn.module.ComputedPart;
import dev.obor.nn.module.ComputedTensors;
import dev.obor.nn.module.ModuleAccess;
import dev.obor.nn.module.ModuleParts;
import dev.obor.op.Callback;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A rule that says which elements of a parameter are pruned, PyTorch's `BasePruningMethod`. A
/// pruning of one's own extends it and implements [#computeMask].
///
/// The parameter becomes `weight_orig` and the mask a buffer `weight_mask`; before each call of the
/// module the field has their product.
public abstract class BasePruningMethod {
    /// What a method looks at when another one has pruned before.
    public enum PruningType {
        /// The elements that are left.
        UNSTRUCTURED,
        /// The slices along a dimension of which something is left; see [BasePruningMethod#dim].
        STRUCTURED,
        /// All elements.
        GLOBAL
    }

    /// For subclasses.
    protected BasePruningMethod() {}

    /// What it looks at when another method has pruned before, [PruningType#UNSTRUCTURED].
    protected PruningType pruningType() {
        return PruningType.UNSTRUCTURED;
    }

    /// The dimension along which a structured method prunes.
    protected int dim() {
        throw new StateError(
                "Pruning methods of PRUNING_TYPE \"structured\" need to have the attribute `dim`"
                        + " defined.",
                "Override dim().");
    }

    /// The new mask, of zeros for what is pruned and ones for the rest.
    ///
    /// @param t how important each element is: the parameter, if nothing else was given
    /// @param defaultMask what was pruned before, of the same sizes
    protected abstract Tensor computeMask(Tensor t, Tensor defaultMask);

    /// How a pruned tensor is computed.
    private record Pruned(String name, BasePruningMethod method) implements ComputedPart {
        @Override
        public Tensor value(Module module) {
            return product(module, name);
        }
    }

    /// The mask times the original.
    static Tensor product(Module module, String name) {
        ModuleParts parts = ModuleAccess.registered(module);
        Tensor mask = Objects.requireNonNull(parts.buffers().get(name + "_mask"));
        Tensor original = Objects.requireNonNull(parts.parameters().get(name + "_orig"));
        return mask.to(original.dtype()).mul(original);
    }

    /// Prunes a parameter by this method. Where it was pruned before, both masks count, and the
    /// method becomes the last of a [PruningContainer], which is returned; else the method is.
    public final BasePruningMethod apply(Module module, String name) {
        return apply(module, name, null);
    }

    /// Prunes a parameter by this method, by other numbers than its own elements.
    ///
    /// @param importanceScores of the sizes of the parameter; null for the parameter itself
    /// @throws ValueError if the module has no such parameter
    /// @throws ShapeError if the scores have other sizes
    public final BasePruningMethod apply(
            Module module, String name, @Nullable Tensor importanceScores) {
        Arguments.given(module, "module");
        Arguments.given(name, "name");
        ModuleParts parts = ModuleAccess.registered(module);
        BasePruningMethod method = of(module, name);
        boolean first = method == null;
        if (first && ComputedTensors.has(module, name)) {
            throw new StateError(
                    "the parameter " + name + " of the module is computed from others already");
        }
        Tensor current = ComputedTensors.current(module, name);
        if (!(current instanceof Parameter value)) {
            throw new ValueError(
                    "Module '" + module + "' has no parameter with name '" + name + "'");
        }
        checkScores(importanceScores, value);
        Tensor scores = importanceScores == null ? value : importanceScores;
        Tensor before =
                first
                        ? Obor.onesLike(value.detach())
                        : Objects.requireNonNull(parts.buffers().get(name + "_mask"))
                                .detach()
                                .clone();
        BasePruningMethod all =
                first ? this : PruningContainer.joined(Objects.requireNonNull(method), this);
        Buffer mask = new Buffer(masked(all, scores.detach(), before));
        parts.buffers().put(name + "_mask", mask);
        if (first) {
            parts.parameters().put(name + "_orig", value);
            ComputedTensors.install(module, name, new Pruned(name, all), product(module, name));
        } else {
            ComputedTensors.replace(module, name, new Pruned(name, all));
            ComputedTensors.set(module, name, product(module, name));
        }
        return all;
    }

    /// What a method says, which a program may have written.
    static Tensor masked(BasePruningMethod method, Tensor t, Tensor mask) {
        return Callback.call(() -> method.computeMask(t, mask));
    }

    /// The method by which a parameter is pruned, or null.
    static @Nullable BasePruningMethod of(Module module, String name) {
        return ComputedTensors.of(module, name) instanceof Pruned pruned ? pruned.method() : null;
    }

    /// Whether any parameter of a module itself is pruned.
    static boolean isPruned(Module module) {
        return ModuleAccess.registered(module).computed().values().stream()
                .anyMatch(Pruned.class::isInstance);
    }

    private static void checkScores(@Nullable Tensor scores, Tensor t) {
        if (scores != null && !scores.shape().equals(t.shape())) {
            throw new ShapeError(
                    "importance_scores should have the same shape as the tensor, got "
                            + scores.shape()
                            + " vs "
                            + t.shape());
        }
    }

    /// A pruned tensor, by its own elements.
    public final Tensor prune(Tensor t) {
        return prune(t, null, null);
    }

    /// A pruned tensor; no module is needed.
    ///
    /// @param defaultMask what was pruned before, or null
    /// @param importanceScores of the sizes of the tensor; null for the tensor itself
    /// @throws ShapeError if the scores have other sizes
    public final Tensor prune(
            Tensor t, @Nullable Tensor defaultMask, @Nullable Tensor importanceScores) {
        Arguments.given(t, "t");
        checkScores(importanceScores, t);
        Tensor mask = defaultMask == null ? Obor.onesLike(t.detach()) : defaultMask;
        Tensor scores = importanceScores == null ? t.detach() : importanceScores;
        return t.mul(masked(this, scores, mask));
    }
}
