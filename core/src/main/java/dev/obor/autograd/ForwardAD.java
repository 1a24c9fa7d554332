package dev.obor.autograd;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.DTypeError;
import dev.obor.base.ShapeError;
import dev.obor.base.StateError;
import dev.obor.op.TensorAccess;
import dev.obor.op.ThreadState;
import dev.obor.op.graph.AutogradMeta;
import org.jspecify.annotations.Nullable;

/// Forward mode: tensors that carry how they change, PyTorch's `torch.autograd.forward_ad`.
///
/// ```java
/// try (var _ = ForwardAD.dualLevel()) {
///     Tensor y = model.call(ForwardAD.makeDual(x, direction));
///     Tensor change = ForwardAD.unpackDual(y).tangent();
/// }
/// ```
///
/// Every operation that can be differentiated twice carries tangents, custom functions included.
/// For products with a Jacobian without a block see `Func.jvp`. Difference from PyTorch: a view of
/// a tensor with a tangent cannot be changed in place.
public final class ForwardAD {
    private ForwardAD() {}

    /// A level of forward mode, which holds for the thread that opens it.
    public static final class Level implements AutoCloseable {
        private Level() {}

        /// Ends the level: its tangents are gone.
        ///
        /// @throws StateError if another level is open, or none
        @Override
        public void close() {
            ThreadState state = ThreadState.get();
            if (state.dualLevel != this) {
                throw new StateError(
                        "Trying to exit a forward AD level that was not the last one that was"
                                + " created. This is not supported.");
            }
            state.dualLevel = null;
        }
    }

    /// A tensor and how it changes.
    ///
    /// @param primal the tensor without its tangent
    /// @param tangent how it changes; null if it has no tangent
    public record UnpackedDualTensor(Tensor primal, @Nullable Tensor tangent) {
        public UnpackedDualTensor {
            Arguments.given(primal, "primal");
        }
    }

    /// Opens a level.
    ///
    /// @throws StateError if one is open
    public static Level dualLevel() {
        return enterDualLevel();
    }

    /// Opens a level; [#exitDualLevel] or [Level#close] ends it.
    ///
    /// @throws StateError if one is open
    public static Level enterDualLevel() {
        ThreadState state = ThreadState.get();
        if (state.dualLevel != null) {
            throw new StateError(
                    "Nested forward mode AD is not supported at the moment",
                    "Func.jvp nests: use it for derivatives of derivatives.");
        }
        Level level = new Level();
        state.dualLevel = level;
        return level;
    }

    /// Ends a level.
    public static void exitDualLevel(Level level) {
        Arguments.given(level, "level").close();
    }

    /// A view of a tensor that changes as the tangent says.
    ///
    /// @throws StateError if no level is open, or the tensor has a tangent already
    /// @throws ShapeError if the tangent has other sizes
    /// @throws DTypeError if they are no floating-point tensors of one dtype
    public static Tensor makeDual(Tensor tensor, Tensor tangent) {
        Arguments.given(tensor, "tensor");
        Arguments.given(tangent, "tangent");
        Object level = ThreadState.get().dualLevel;
        if (level == null) {
            throw new StateError(
                    "Trying to create a dual Tensor for forward AD but no level exists, make sure to"
                            + " enter_dual_level() first.",
                    "Open one: try (var _ = ForwardAD.dualLevel()) { … }.");
        }
        if (!tensor.dtype().isDifferentiable() || tensor.dtype() != tangent.dtype()) {
            throw new DTypeError(
                    "Expected tensor and tangent to be floating point of one dtype, but got: "
                            + tensor.dtype()
                            + " and "
                            + tangent.dtype());
        }
        if (!tensor.shape().equals(tangent.shape())) {
            throw new ShapeError(
                    "Trying to set a forward gradient that has a different size than that of the"
                            + " original Tensor, this is not supported. Tensor is of size "
                            + tensor.shape().toList()
                            + " while the given forward gradient is of size "
                            + tangent.shape().toList()
                            + ".");
        }
        if (Tangents.of(level, tensor) != null) {
            throw new StateError(
                    "Trying to set a forward gradient on a Tensor that has one already in this level.");
        }
        Tensor dual = tensor.viewAs(tensor);
        TensorAccess.meta(dual).dual = new AutogradMeta.Dual(tangent, level);
        return dual;
    }

    /// A tensor without its tangent, and the tangent; outside of a level there is none.
    public static UnpackedDualTensor unpackDual(Tensor tensor) {
        Arguments.given(tensor, "tensor");
        ThreadState state = ThreadState.get();
        Object level = state.dualLevel;
        if (level == null) {
            return new UnpackedDualTensor(tensor, null);
        }
        Tensor tangent = Tangents.of(level, tensor);
        state.dualLevel = null;
        try {
            return new UnpackedDualTensor(tensor.viewAs(tensor), tangent);
        } finally {
            state.dualLevel = level;
        }
    }
}
