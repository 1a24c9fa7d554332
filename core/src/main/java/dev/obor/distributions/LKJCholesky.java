package dev.obor.distributions;

import static dev.obor.base.Arguments.given;

import dev.obor.Obor;
import dev.obor.Size;
import dev.obor.Tensor;
import dev.obor.base.ValueError;
import dev.obor.distributions.constraints.Constraint;
import dev.obor.distributions.constraints.Constraints;
import dev.obor.distributions.shared.Numbers;
import java.util.function.Consumer;

/// Cholesky factors of correlation matrices, PyTorch's `torch.distributions.LKJCholesky`.
///
/// ```text
/// p(L Lᵀ) ∝ det(L Lᵀ)^(concentration - 1)
/// ```
///
/// Support: lower triangular `(dim, dim)` matrices with a positive diagonal and rows of length 1. A
/// concentration of 1 is uniform over correlation matrices.
///
/// Source: D. Lewandowski, D. Kurowicka, H. Joe, "Generating random correlation matrices based on
/// vines and extended onion method", 2009, section 3.
public class LKJCholesky extends Distribution {
    private final long dim;
    private final Tensor concentration;

    /// Uniform over correlation matrices of a size, of the default dtype.
    public LKJCholesky(long dim) {
        this(dim, 1);
    }

    /// Of the default dtype.
    public LKJCholesky(long dim, double concentration) {
        this(dim, Numbers.number(concentration));
    }

    /// A distribution for each concentration.
    public LKJCholesky(long dim, Tensor concentration) {
        this(dim, concentration, o -> {});
    }

    /// With options.
    ///
    /// @throws ValueError if the size is below 2, or a concentration is not positive
    public LKJCholesky(long dim, Tensor concentration, Consumer<Options> options) {
        given(concentration, "concentration");
        if (dim < 2) {
            throw new ValueError(
                    "Expected dim to be an integer greater than or equal to 2. Found dim="
                            + dim
                            + ".");
        }
        this.dim = dim;
        this.concentration = concentration;
        super(
                concentration.shape(),
                Size.of(dim, dim),
                new ArgConstraints().and("concentration", concentration, Constraints.positive()),
                new Options().with(options).validateArgs);
    }

    /// How close the matrices are to the identity.
    public Tensor concentration() {
        return concentration;
    }

    /// The squared lengths of the rows without the diagonal.
    private Beta lengths() {
        Tensor above = Obor.arange(dim - 1, o -> o.dtype(concentration.dtype()));
        Tensor offset = Obor.cat(new Tensor[] {above.newZeros(1), above}, 0);
        Tensor marginal = concentration.add(0.5 * (dim - 2)).unsqueeze(-1);
        return new Beta(offset.add(0.5), marginal.sub(offset.mul(0.5)), o -> o.validateArgs(false));
    }

    @Override
    public Constraint support() {
        return Constraints.corrCholesky();
    }

    @Override
    public Tensor sample(long... sampleShape) {
        long[] shape = extendedShape(sampleShape);
        try (var _ = Obor.noGrad()) {
            Tensor y = lengths().sample(sampleShape).unsqueeze(-1);
            Tensor normal = Obor.randn(concentration.dtype(), shape).tril(-1);
            Tensor direction = normal.div(normal.norm(2, new long[] {-1}, true));
            direction.select(-2, 0).fill_(0); // the first row has no direction
            Tensor w = y.sqrt().mul(direction);
            Tensor rest = Obor.sub(1, w.square().sum(-1)).clampMin(Numbers.finfo(w).tiny());
            return w.add(rest.sqrt().diagEmbed());
        }
    }

    @Override
    public Tensor logProb(Tensor value) {
        check(value);
        Tensor diagonal = value.diagonal(0, -2, -1).narrow(-1, 1, dim - 1);
        Tensor order = Obor.arange(2, dim + 1, o -> o.dtype(concentration.dtype()));
        order = concentration.sub(1).unsqueeze(-1).mul(2).add(dim).sub(order);
        Tensor density = order.mul(diagonal.log()).sum(-1);
        long d = dim - 1;
        Tensor alpha = concentration.add(0.5 * d);
        Tensor norm = MultivariateGamma.log(alpha.sub(0.5), d).sub(alpha.lgamma().mul(d));
        return density.sub(norm.add(0.5 * d * Math.log(Math.PI)));
    }

    @Override
    public LKJCholesky expand(long... batchShape) {
        given(batchShape, "batchShape");
        Tensor wide = concentration.expand(batchShape);
        return as(new LKJCholesky(dim, wide, o -> o.validateArgs(false)));
    }
}
