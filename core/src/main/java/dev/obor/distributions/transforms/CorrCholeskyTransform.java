package dev.obor.distributions.transforms;

import static dev.obor.base.Arguments.given;

import dev.obor.Obor;
import dev.obor.Size;
import dev.obor.Tensor;
import dev.obor.base.ValueError;
import dev.obor.distributions.constraints.Constraint;
import dev.obor.distributions.constraints.Constraints;
import dev.obor.distributions.shared.Numbers;
import dev.obor.distributions.shared.SampleShapes;
import dev.obor.nn.functional.F;
import org.jspecify.annotations.Nullable;

/// From vectors of `d (d - 1) / 2` numbers to the Cholesky factors of `d × d` correlation matrices,
/// PyTorch's `CorrCholeskyTransform`: the tangents of the numbers are partial correlations.
///
/// Source: D. Lewandowski, D. Kurowicka, H. Joe, "Generating random correlation matrices based on
/// vines and extended onion method", 2009.
public class CorrCholeskyTransform extends Transform {
    /// The transform; it has no parameters.
    public CorrCholeskyTransform() {}

    @Override
    protected Tensor forward(Tensor x) {
        double eps = Numbers.finfo(x).eps();
        Tensor r = Triangles.matrix(x.tanh().clamp(-1 + eps, 1 - eps));
        Tensor lengths = Obor.sub(1, r.square()).sqrt().cumprod(-1);
        Tensor unit = r.add(Obor.eye(r.size(-1), o -> o.dtype(x.dtype())));
        return unit.mul(shifted(lengths));
    }

    @Override
    protected Tensor inverse(Tensor y) {
        Tensor rest = shifted(Obor.sub(1, y.square().cumsum(-1)));
        Tensor t = Triangles.vector(y, -1).div(Triangles.vector(rest, -1).sqrt());
        return t.log1p().sub(t.neg().log1p()).div(2);
    }

    @Override
    public Constraint domain() {
        return Constraints.realVector();
    }

    @Override
    public Constraint codomain() {
        return Constraints.corrCholesky();
    }

    @Override
    public Tensor logAbsDetJacobian(Tensor x, Tensor y) {
        given(x, "x");
        given(y, "y");
        Tensor rest = Triangles.vector(Obor.sub(1, y.square().cumsum(-1)), -2);
        return rest.log()
                .sum(-1)
                .mul(0.5)
                .sub(x.add(F.softplus(x.mul(-2))).sub(Numbers.LOG_2).sum(-1).mul(2));
    }

    /// The columns moved to the right by one, with ones first.
    private static Tensor shifted(Tensor m) {
        Tensor cut = m.narrow(-1, 0, m.size(-1) - 1);
        return F.pad(cut, new long[] {1, 0}, o -> o.value(1.0));
    }

    @Override
    public Size forwardShape(Size shape) {
        given(shape, "shape");
        Sticks.needs(shape, 1);
        long d = Triangles.side(shape.get(-1));
        Size batch = SampleShapes.first(shape, shape.dim() - 1);
        return SampleShapes.join(batch, Size.of(d, d));
    }

    @Override
    public Size inverseShape(Size shape) {
        given(shape, "shape");
        Sticks.needs(shape, 2);
        long d = shape.get(-1);
        if (shape.get(-2) != d) {
            throw new ValueError("Input is not square");
        }
        return SampleShapes.join(
                SampleShapes.first(shape, shape.dim() - 2), Size.of(d * (d - 1) / 2));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CorrCholeskyTransform;
    }

    @Override
    public int hashCode() {
        return CorrCholeskyTransform.class.hashCode();
    }
}
