package dev.obor.distributions.transforms;

import static dev.obor.base.Arguments.given;

import dev.obor.Obor;
import dev.obor.Size;
import dev.obor.Tensor;
import dev.obor.distributions.constraints.Constraint;
import dev.obor.distributions.constraints.Constraints;
import dev.obor.distributions.shared.Numbers;
import dev.obor.nn.functional.F;
import org.jspecify.annotations.Nullable;

/// From vectors to the simplex with one dimension more, PyTorch's `StickBreakingTransform`: a stick
/// of length 1 is broken piece by piece, each share a sigmoid.
///
/// `x = 0` gives equal shares.
public class StickBreakingTransform extends Transform {
    /// The transform; it has no parameters.
    public StickBreakingTransform() {}

    @Override
    protected Tensor forward(Tensor x) {
        Tensor z = Sticks.clippedSigmoid(x.sub(offset(x, x.size(-1)).log()));
        Tensor rest = Obor.sub(1, z).cumprod(-1);
        return F.pad(z, new long[] {0, 1}, o -> o.value(1.0))
                .mul(F.pad(rest, new long[] {1, 0}, o -> o.value(1.0)));
    }

    @Override
    protected Tensor inverse(Tensor y) {
        Tensor cut = y.narrow(-1, 0, y.size(-1) - 1);
        Tensor rest = Obor.sub(1, cut.cumsum(-1)).clampMin(Numbers.finfo(y).tiny());
        return cut.log().sub(rest.log()).add(offset(y, y.size(-1) - 1).log());
    }

    @Override
    public Constraint domain() {
        return Constraints.realVector();
    }

    @Override
    public Constraint codomain() {
        return Constraints.simplex();
    }

    @Override
    public Tensor logAbsDetJacobian(Tensor x, Tensor y) {
        given(x, "x");
        given(y, "y");
        Tensor shifted = x.sub(offset(x, x.size(-1)).log());
        Tensor cut = y.narrow(-1, 0, y.size(-1) - 1);
        return F.logsigmoid(shifted).sub(shifted).add(cut.log()).sum(-1);
    }

    /// How many pieces are still to come: n, n - 1, ..., 1.
    private static Tensor offset(Tensor like, long n) {
        return Obor.arange(n, 0, -1, o -> o.dtype(like.dtype()));
    }

    @Override
    public Size forwardShape(Size shape) {
        given(shape, "shape");
        return Sticks.vector(shape, 1);
    }

    @Override
    public Size inverseShape(Size shape) {
        given(shape, "shape");
        return Sticks.vector(shape, -1);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StickBreakingTransform;
    }

    @Override
    public int hashCode() {
        return StickBreakingTransform.class.hashCode();
    }
}
