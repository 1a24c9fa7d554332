package dev.obor.distributions.constraints;

import static dev.obor.base.Arguments.given;

import dev.obor.Tensor;
import dev.obor.distributions.transforms.ComposeTransform;
import dev.obor.distributions.transforms.Transform;
import java.util.List;

/// The constraints there are, PyTorch's `torch.distributions.constraints`.
public final class Constraints {
    private static final Constraint REAL =
            new Elements(
                    "Real()",
                    false,
                    value -> value.eq(value), // NaN is no real number
                    () -> new ComposeTransform(List.of()));
    private static final Constraint BOOLEAN =
            new Elements("Boolean()", true, value -> value.eq(0).logicalOr(value.eq(1)));
    private static final Constraint POSITIVE = greaterThan(0.0);
    private static final Constraint NONNEGATIVE = greaterThanEq(0.0);
    private static final Constraint UNIT_INTERVAL = interval(0.0, 1.0);
    private static final Constraint REAL_VECTOR = independent(REAL, 1);

    private Constraints() {}

    /// A transform of all real numbers into a set, `torch.distributions.transform_to`: what is
    /// learned without bounds becomes a parameter of a distribution.
    ///
    /// ```java
    /// Constraints.transformTo(Constraints.positive()).call(tensor(0.0, 1)) // [1, 2.7183]
    /// ```
    ///
    /// @throws dev.obor.base.ValueError if none is known
    public static Transform transformTo(Constraint constraint) {
        return given(constraint, "constraint").transformTo();
    }

    /// A transform between all real numbers and a set that can be inverted,
    /// `torch.distributions.biject_to`.
    ///
    /// @throws dev.obor.base.ValueError if none is known
    public static Transform bijectTo(Constraint constraint) {
        return given(constraint, "constraint").bijectTo();
    }

    /// Numbers but NaN.
    public static Constraint real() {
        return REAL;
    }

    /// Vectors without NaN.
    public static Constraint realVector() {
        return REAL_VECTOR;
    }

    /// 0 and 1.
    public static Constraint boolean_() {
        return BOOLEAN;
    }

    /// Vectors of one 1 and else 0.
    public static Constraint oneHot() {
        return Vectors.ONE_HOT;
    }

    /// Numbers above 0.
    public static Constraint positive() {
        return POSITIVE;
    }

    /// Numbers from 0 on.
    public static Constraint nonnegative() {
        return NONNEGATIVE;
    }

    /// Numbers from 0 to 1.
    public static Constraint unitInterval() {
        return UNIT_INTERVAL;
    }

    /// 0, 1, 2 and so on.
    public static Constraint nonnegativeInteger() {
        return Interval.integersFrom(0);
    }

    /// 1, 2, 3 and so on.
    public static Constraint positiveInteger() {
        return Interval.integersFrom(1);
    }

    /// Integers from one bound to another, both included.
    public static Constraint integerInterval(long lowerBound, long upperBound) {
        return Interval.integers(new Bound(lowerBound), new Bound(upperBound));
    }

    /// Integers from a bound to one for each element, both included.
    public static Constraint integerInterval(long lowerBound, Tensor upperBound) {
        given(upperBound, "upperBound");
        return Interval.integers(new Bound(lowerBound), bound(upperBound));
    }

    /// Numbers above a bound.
    public static Constraint greaterThan(double lowerBound) {
        return Interval.above(new Bound(lowerBound), false);
    }

    /// Numbers above a bound of each element.
    public static Constraint greaterThan(Tensor lowerBound) {
        given(lowerBound, "lowerBound");
        return Interval.above(bound(lowerBound), false);
    }

    /// Numbers from a bound on.
    public static Constraint greaterThanEq(double lowerBound) {
        return Interval.above(new Bound(lowerBound), true);
    }

    /// Numbers from a bound of each element on.
    public static Constraint greaterThanEq(Tensor lowerBound) {
        given(lowerBound, "lowerBound");
        return Interval.above(bound(lowerBound), true);
    }

    /// Numbers below a bound.
    public static Constraint lessThan(double upperBound) {
        return Interval.below(new Bound(upperBound));
    }

    /// Numbers below a bound of each element.
    public static Constraint lessThan(Tensor upperBound) {
        given(upperBound, "upperBound");
        return Interval.below(bound(upperBound));
    }

    /// Numbers from one bound to another, both included.
    public static Constraint interval(double lowerBound, double upperBound) {
        return Interval.closed(new Bound(lowerBound), new Bound(upperBound));
    }

    /// Numbers between bounds of each element, both included.
    public static Constraint interval(Tensor lowerBound, Tensor upperBound) {
        given(lowerBound, "lowerBound");
        given(upperBound, "upperBound");
        return Interval.closed(bound(lowerBound), bound(upperBound));
    }

    /// Numbers from one bound to before another.
    public static Constraint halfOpenInterval(double lowerBound, double upperBound) {
        return Interval.halfOpen(new Bound(lowerBound), new Bound(upperBound));
    }

    private static Bound bound(Tensor tensor) {
        return new Bound(given(tensor, "bound"));
    }

    /// Vectors of non-negative numbers whose sum is 1, within 1e-6.
    public static Constraint simplex() {
        return Vectors.SIMPLEX;
    }

    /// Vectors of non-negative numbers whose sum is at most a bound.
    public static Constraint multinomial(long upperBound) {
        return Vectors.multinomial(upperBound);
    }

    /// Matrices whose elements above the diagonal are 0.
    public static Constraint lowerTriangular() {
        return Matrices.LOWER_TRIANGULAR;
    }

    /// Lower triangular matrices with a positive diagonal.
    public static Constraint lowerCholesky() {
        return Matrices.LOWER_CHOLESKY;
    }

    /// Lower triangular matrices with a positive diagonal and rows of length 1.
    public static Constraint corrCholesky() {
        return Matrices.CORR_CHOLESKY;
    }

    /// Matrices with as many rows as columns.
    public static Constraint square() {
        return Matrices.SQUARE;
    }

    /// Matrices that are their own transpose, within 1e-6.
    public static Constraint symmetric() {
        return Matrices.SYMMETRIC;
    }

    /// Symmetric matrices without a negative eigenvalue.
    public static Constraint positiveSemidefinite() {
        return Matrices.POSITIVE_SEMIDEFINITE;
    }

    /// Symmetric matrices with positive eigenvalues only, those that have a Cholesky factor.
    public static Constraint positiveDefinite() {
        return Matrices.POSITIVE_DEFINITE;
    }

    /// A constraint of which the last dimensions are taken together: all elements of them must lie
    /// in the set.
    ///
    /// @param reinterpretedBatchNdims how many dimensions
    public static Constraint independent(Constraint base, int reinterpretedBatchNdims) {
        return new IndependentConstraint(given(base, "base"), reinterpretedBatchNdims);
    }

    /// The support of a mixture: that of its components, with a dimension for them added.
    public static Constraint mixtureSameFamily(Constraint base) {
        return new MixtureSameFamilyConstraint(given(base, "base"));
    }

    /// Constraints on parts along a dimension, of the given lengths.
    public static Constraint cat(List<Constraint> parts, int dim, List<Long> lengths) {
        given(parts, "parts");
        given(lengths, "lengths");
        return new JoinedConstraint(parts, dim, List.copyOf(lengths));
    }

    /// Constraints on the entries along a dimension.
    public static Constraint stack(List<Constraint> parts, int dim) {
        given(parts, "parts");
        return new JoinedConstraint(parts, dim, null);
    }

    /// A set that depends on other parameters; it cannot be checked on its own.
    public static Constraint dependent() {
        return new Dependent();
    }

    /// Whether a constraint depends on other parameters.
    public static boolean isDependent(Constraint constraint) {
        return given(constraint, "constraint").isDependent();
    }
}
