package dev.obor.distributions;

import static dev.obor.base.Arguments.given;

import dev.obor.Linalg;
import dev.obor.Obor;
import dev.obor.Size;
import dev.obor.Tensor;
import dev.obor.base.ValueError;
import dev.obor.distributions.constraints.Constraint;
import dev.obor.distributions.constraints.Constraints;
import dev.obor.distributions.shared.Numbers;
import dev.obor.distributions.shared.SampleShapes;
import java.util.List;
import java.util.function.Consumer;

/// Covariances of samples, PyTorch's `torch.distributions.Wishart`.
///
/// ```text
/// p(X) ∝ det(X)^((df - n - 1) / 2) exp(-tr(V⁻¹ X) / 2)
/// ```
///
/// Parameters: `df` `(*)`, above `n - 1`; matrices `(*, n, n)`. Support: positive definite
/// matrices. Drawn by Bartlett's decomposition. Samples are PyTorch's, which draws each again that
/// is positive definite at first: the second one is the result.
public class Wishart extends ExponentialFamily {
    private static final int TRIES = 10;

    private final Tensor df;
    private final Covariance covariance;

    /// With degrees of freedom and the covariance V.
    public Wishart(Tensor df, Tensor covarianceMatrix) {
        this(df, o -> o.covarianceMatrix(covarianceMatrix));
    }

    /// With a number of degrees of freedom and the covariance V.
    public Wishart(double df, Tensor covarianceMatrix) {
        this(Numbers.like(given(covarianceMatrix, "covarianceMatrix"), df), covarianceMatrix);
    }

    /// With options: `o -> o.scaleTril(factor)`.
    ///
    /// @throws ValueError if not one of the matrices is given, or a parameter does not satisfy its
    ///   constraint
    public Wishart(Tensor df, Consumer<CovarianceOptions> options) {
        given(df, "df");
        CovarianceOptions given = new CovarianceOptions().with(options);
        Covariance c = Covariance.of(given);
        long n = c.side();
        Size batch = SampleShapes.broadcast(c.batch(), df.shape());
        Tensor degrees = df.expand(batch);
        if (degrees.detach().le(n - 1).any().itemBoolean()) {
            throw new ValueError(
                    "Value of df="
                            + df.format("")
                            + " expected to be greater than ndim - 1 = "
                            + (n - 1)
                            + ".");
        }
        this.df = degrees;
        this.covariance = c;
        super(
                batch,
                Size.of(n, n),
                c.constrain(new ArgConstraints(), batch)
                        .and("df", degrees, Constraints.greaterThan(n - 1)),
                given.validateArgs);
    }

    /// The degrees of freedom.
    public Tensor df() {
        return df;
    }

    /// The covariance.
    public Tensor covarianceMatrix() {
        return covariance.matrix(batchShape());
    }

    /// The inverse of the covariance.
    public Tensor precisionMatrix() {
        return covariance.precision(batchShape());
    }

    /// The Cholesky factor of the covariance.
    public Tensor scaleTril() {
        return covariance.scaleTril(batchShape());
    }

    private long side() {
        return eventShape().get(0);
    }

    private Tensor degrees() {
        return df.unsqueeze(-1).unsqueeze(-1);
    }

    private Tensor bartlett(long... sampleShape) {
        long n = side();
        Tensor f = covariance.factor();
        Tensor places = Obor.arange(n, o -> o.dtype(f.dtype()));
        var chi2 = new Chi2(df.unsqueeze(-1).sub(places), o -> o.validateArgs(false));
        Tensor diagonal = chi2.rsample(sampleShape).sqrt().clampMin(Numbers.finfo(f).eps());
        long[] batch = SampleShapes.join(sampleShape, batchShape().toArray());
        Tensor below =
                Obor.randn(f.dtype(), SampleShapes.join(batch, new long[] {n * (n - 1) / 2}));
        Tensor at = Obor.trilIndices(n, n, -1);
        Tensor flat = Obor.zeros(f.dtype(), SampleShapes.join(batch, new long[] {n * n}));
        Tensor lower = flat.indexCopy(-1, at.select(0, 0).mul(n).add(at.select(0, 1)), below);
        Tensor noise = lower.unflatten(-1, n, n).add(diagonal.diagEmbed());
        Tensor chol = f.matmul(noise);
        return chol.matmul(chol.mT());
    }

    /// For each sample, whether any matrix of its batch is positive definite, or is not.
    private Tensor anyOf(Tensor samples, boolean definite) {
        Tensor check = support().check(samples.detach());
        check = definite ? check : check.logicalNot();
        return check.reshape(samples.size(0), -1).any(-1);
    }

    @Override
    public Constraint support() {
        return Constraints.positiveDefinite();
    }

    @Override
    public Tensor rsample(long... sampleShape) {
        long[] shape = extendedShape(sampleShape);
        long[] one =
                SampleShapes.join(new long[] {-1}, batchShape().toArray(), eventShape().toArray());
        Tensor samples = bartlett(sampleShape).reshape(one);
        Tensor again = anyOf(samples, true).nonzero().squeeze(-1);
        for (int i = 0; i < TRIES && again.numel() > 0; i++) {
            Tensor drawn = bartlett(again.numel());
            samples = samples.indexCopy(0, again, drawn);
            again = again.maskedSelect(anyOf(drawn, false));
        }
        return samples.reshape(extendedShape(sampleShape));
    }

    @Override
    public boolean hasRsample() {
        return true;
    }

    @Override
    public Tensor mean() {
        return degrees().mul(covarianceMatrix());
    }

    @Override
    public Tensor mode() {
        Tensor factor = degrees().sub(side() + 1);
        return factor.maskedFill(factor.le(0), Double.NaN).mul(covarianceMatrix());
    }

    @Override
    public Tensor variance() {
        Tensor v = covarianceMatrix();
        Tensor d = v.diagonal(0, -2, -1);
        return degrees().mul(v.square().add(d.unsqueeze(-1).mul(d.unsqueeze(-2))));
    }

    @Override
    public Tensor logProb(Tensor value) {
        check(value);
        long n = side();
        Tensor half = df.div(2);
        Tensor norm = df.mul(covariance.halfLogDet().add(n * Numbers.LOG_2 / 2));
        Tensor det = df.sub(n + 1).div(2).mul(Linalg.slogdet(value).logabsdet());
        Tensor f = covariance.factor();
        Tensor inner = Linalg.solveTriangular(f, value, false);
        Tensor trace = Linalg.solveTriangular(f.mT(), inner, true).diagonal(0, -2, -1).sum(-1);
        return det.sub(norm).sub(MultivariateGamma.log(half, n)).sub(trace.div(2));
    }

    @Override
    public Tensor entropy() {
        long n = side();
        Tensor half = df.div(2);
        Tensor det = covariance.halfLogDet().add(n * Numbers.LOG_2 / 2).mul(n + 1);
        Tensor slope = df.sub(n + 1).div(2).mul(MultivariateGamma.slope(half, n));
        return det.add(MultivariateGamma.log(half, n)).sub(slope).add(df.mul(n / 2.0));
    }

    @Override
    protected List<Tensor> naturalParams() {
        return List.of(precisionMatrix().div(-2), df.sub(side() + 1).div(2));
    }

    @Override
    protected Tensor logNormalizer(List<Tensor> naturalParams) {
        long n = side();
        Tensor x = naturalParams.get(0);
        Tensor y = naturalParams.get(1).add((n + 1) / 2.0);
        Tensor det = Linalg.slogdet(x.mul(-2)).logabsdet();
        return y.mul(det.neg().add(Numbers.LOG_2 * n)).add(MultivariateGamma.log(y, n));
    }

    @Override
    public Wishart expand(long... batchShape) {
        given(batchShape, "batchShape");
        Covariance c = covariance.expand(Size.of(batchShape));
        return as(new Wishart(df.expand(batchShape), c.options(false)));
    }
}
