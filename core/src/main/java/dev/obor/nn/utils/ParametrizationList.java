package dev.obor.nn.utils;

import dev.obor.Tensor;
import dev.obor.autograd.Autograd;
import dev.obor.base.Arguments;
import dev.obor.base.DTypeError;
import dev.obor.base.ShapeError;
import dev.obor.base.StateError;
import dev.obor.base.ValueError;
import dev.obor.nn.Buffer;
import dev.obor.nn.Module;
import dev.obor.nn.ModuleList;
import dev.obor.nn.Parameter;
import dev.obor.nn.module.ModuleAccess;
import dev.obor.nn.module.ModuleParts;
import dev.obor.op.Callback;
import dev.obor.op.TensorAccess;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The parametrizations of one tensor in their order, and its original under the name `original`,
/// or its originals under `original0`, `original1`, …; PyTorch's
/// `torch.nn.utils.parametrize.ParametrizationList`. [Parametrize] makes it.
public final class ParametrizationList extends ModuleList<Module> {
    private final boolean single;
    private final int count;
    boolean unsafe;

    /// @param first the first parametrization
    /// @param original the parameter or buffer, which the list takes over
    ParametrizationList(Module first, Tensor original, boolean unsafe) {
        super(List.of(first));
        this.unsafe = unsafe;
        List<Tensor> split = null;
        Tensor inverse = original;
        try (var _ = Autograd.noGrad()) {
            if (first instanceof RightInverses several) {
                split =
                        Arguments.allGiven(
                                Callback.call(() -> several.rightInverses(original)),
                                "rightInverses");
            } else if (first instanceof RightInverse one) {
                @Nullable Tensor found = Callback.call(() -> one.rightInverse(original));
                inverse = found == null ? original : found;
            }
        }
        single = split == null;
        if (split == null) {
            count = 1;
            if (inverse.dtype() != original.dtype()) {
                throw new DTypeError(
                        "When `right_inverse` outputs one tensor, it may not change the dtype.\n"
                                + "original.dtype: "
                                + original.dtype()
                                + "\nright_inverse(original).dtype: "
                                + inverse.dtype());
            }
            if (inverse != original) {
                TensorAccess.setView(original, TensorAccess.view(inverse));
            }
            add("original", original);
        } else {
            count = split.size();
            for (int i = 0; i < count; i++) {
                Tensor part = split.get(i).detach();
                add(
                        "original" + i,
                        original instanceof Buffer
                                ? part
                                : new Parameter(part, original.requiresGrad()));
            }
        }
    }

    private void add(String name, Tensor tensor) {
        if (tensor instanceof Parameter parameter) {
            registerParameter(name, parameter);
        } else {
            registerBuffer(name, tensor);
        }
    }

    /// Whether there is one original, and not several.
    boolean isSingle() {
        return single;
    }

    /// The tensor before all parametrizations.
    ///
    /// @throws StateError if there are several, see [#originals]
    public Tensor original() {
        if (!single) {
            throw new StateError(
                    "the tensor is parametrized in terms of " + count + " tensors: originals()");
        }
        return originals().getFirst();
    }

    /// The tensors before all parametrizations: one, or as many as the first of them takes.
    public List<Tensor> originals() {
        List<Tensor> all = new ArrayList<>(parameters(false));
        all.addAll(buffers(false));
        return all;
    }

    /// Takes over the originals of another list.
    void share(ParametrizationList other) {
        ModuleParts own = ModuleAccess.registered(this);
        ModuleParts theirs = ModuleAccess.registered(other);
        own.parameters().putAll(theirs.parameters());
        own.buffers().putAll(theirs.buffers());
    }

    /// The value for the originals as they are now.
    public Tensor call() {
        return call(this::value);
    }

    private Tensor value() {
        Tensor value = null;
        for (Module module : this) {
            value =
                    value != null
                            ? module.call(value)
                            : module instanceof RightInverses several
                                    ? Callback.call(() -> several.call(originals()))
                                    : module.call(original());
        }
        if (value == null) {
            throw new StateError("ParametrizationList requires one or more modules.");
        }
        return value;
    }

    /// Changes the originals so that the tensor has a value, as far as the parametrizations can.
    ///
    /// @throws StateError if one of them says no inverse
    /// @throws DTypeError if the dtype is another
    public void rightInverse(Tensor value) {
        Arguments.given(value, "value");
        try (var _ = Autograd.noGrad()) {
            Tensor inverse = value;
            for (int i = size() - 1; i > 0; i--) {
                inverse = inverse(get(i), inverse);
            }
            if (get(0) instanceof RightInverses several) {
                Tensor first = inverse;
                assign(Callback.call(() -> several.rightInverses(first)));
            } else {
                assign(List.of(inverse(get(0), inverse)));
            }
        }
    }

    private static Tensor inverse(Module module, Tensor value) {
        @Nullable Tensor inverse =
                module instanceof RightInverse one
                        ? Callback.<@Nullable Tensor>call(() -> one.rightInverse(value))
                        : null;
        if (inverse == null) {
            throw new StateError(
                    "parametrization "
                            + module.getClass().getSimpleName()
                            + " does not implement right_inverse.",
                    "Let it implement RightInverse.");
        }
        return inverse;
    }

    private void assign(List<Tensor> values) {
        if (values.size() != count) {
            throw new ValueError(
                    "'right_inverse' must return a sequence of tensors of length "
                            + count
                            + ". Got a sequence of length "
                            + values.size()
                            + ".");
        }
        List<Tensor> originals = originals();
        for (int i = 0; i < count; i++) {
            if (values.get(i).dtype() != originals.get(i).dtype()) {
                throw new DTypeError(
                        "The tensor returned by `right_inverse` has dtype "
                                + values.get(i).dtype()
                                + " while `original` has dtype "
                                + originals.get(i).dtype());
            }
        }
        for (int i = 0; i < count; i++) {
            TensorAccess.setView(originals.get(i), TensorAccess.view(values.get(i)));
        }
    }

    /// Refuses a value of another kind than the tensor had.
    ///
    /// @param before the tensor without the last parametrization
    static void check(Tensor before, Tensor after) {
        if (after.dtype() != before.dtype()) {
            throw new DTypeError(
                    "Registering a parametrization may not change the dtype of the tensor, unless"
                            + " `unsafe` flag is enabled.\nunparametrized dtype: "
                            + before.dtype()
                            + "\nparametrized dtype: "
                            + after.dtype());
        }
        if (!after.shape().equals(before.shape())) {
            throw new ShapeError(
                    "Registering a parametrization may not change the shape of the tensor, unless"
                            + " `unsafe` flag is enabled.\nunparametrized shape: "
                            + before.shape()
                            + "\nparametrized shape: "
                            + after.shape());
        }
    }
}
