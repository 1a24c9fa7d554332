package dev.obor.op.linalg;

import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.expr.Expr;
import dev.obor.op.create.Constants;
import dev.obor.op.pointwise.Masks;
import dev.obor.op.pointwise.Pointwise;
import dev.obor.op.pointwise.Pointwise.Rule;
import java.util.Objects;

/// Exponentials of matrices: Taylor polynomials of degrees that take few products, after halving,
/// and squares of the result (Bader, Blanes and Casas, Computing the matrix exponential with an
/// optimized Taylor polynomial approximation, Mathematics 7, 2019).
final class MatrixExponential {
    private static final int[] DEGREES = {1, 2, 4, 8, 12, 18};

    /// How large a norm each degree takes at the precision of the dtype, as in PyTorch.
    private static final double[] REACH_32 = {
        1.192092800768788e-07,
        5.978858893805233e-04,
        5.116619363445086e-02,
        5.800524627688768e-01,
        1.461661507209034,
        3.010066362817634
    };

    private static final double[] REACH_64 = {
        2.220446049250313e-16,
        2.580956802971767e-08,
        3.397168839976962e-04,
        4.991228871115323e-02,
        2.996158913811580e-01,
        1.090863719290036
    };

    private static final double[][] OF_12 = {
        {9.0198e-16, 0.46932117595418237389, -0.20099424927047284052, -0.04623946134063071740},
        {
            5.31597895759871264183,
            1.19926790417132231573,
            0.01179296240992997031,
            0.01108844528519167989
        },
        {
            0.18188869982170434744,
            0.05502798439925399070,
            0.09351590770535414968,
            0.00610700528898058230
        },
        {-2.0861320e-13, -0.13181061013830184015, -0.02027855540589259079, -0.00675951846863086359}
    };

    private static final double[][] OF_18 = {
        {
            0,
            -1.00365581030144618291e-01,
            -8.02924648241156932449e-03,
            -8.92138498045729985177e-04,
            0
        },
        {
            0,
            3.97849749499645077844e-01,
            1.36783778460411720168e+00,
            4.98289622525382669416e-01,
            -6.37898194594723280150e-04
        },
        {
            -1.09676396052962061844e+01,
            1.68015813878906206114e+00,
            5.71779846478865511061e-02,
            -6.98210122488052056106e-03,
            3.34975017086070470649e-05
        },
        {
            -9.04316832390810593223e-02,
            -6.76404519071381882256e-02,
            6.75961301770459654925e-02,
            2.95552570429315521194e-02,
            -1.39180257516060693404e-05
        },
        {
            0,
            0,
            -9.23364619367118555360e-02,
            -1.69364939002081722752e-02,
            -1.40086798182036094347e-05
        }
    };

    /// Two, three and four matrices, each times a number.
    private static final Pointwise[] SUMS = {sum(2), sum(3), sum(4)};

    private static Pointwise sum(int count) {
        return Pointwise.of(
                "add",
                count,
                count,
                Rule.ARITHMETIC,
                (x, s) -> {
                    Expr total = x[0].mul(s[0]);
                    for (int i = 1; i < count; i++) {
                        total = total.add(x[i].mul(s[i]));
                    }
                    return total;
                });
    }

    private MatrixExponential() {}

    static Tensor of(Tensor given) {
        if (given.numel() == 0) {
            return given.clone();
        }
        boolean wide = given.dtype().toReal() == DType.FLOAT64;
        double[] reach = wide ? REACH_64 : REACH_32;
        Tensor norms = MatrixNorms.matrixNorm(given, 1, new long[] {-2, -1}, false, null);
        double largest = norms.max().item();
        int squarings = 0;
        int choice = 0;
        while (choice < DEGREES.length - 1 && !(largest <= reach[choice])) {
            choice++;
        }
        Tensor a = given;
        Tensor steps = null;
        if (largest > reach[choice] && largest < Double.POSITIVE_INFINITY) {
            // Each matrix as often as it needs.
            steps = norms.div(reach[choice]).log2().ceil().clampMin(0);
            squarings = (int) steps.max().item();
            steps = steps.unsqueeze(-1).unsqueeze(-1);
            Tensor half = Constants.fullLike(steps, 0.5);
            a = given.mul(half.pow(steps));
        }
        Tensor result = polynomial(a, DEGREES[choice]);
        for (int i = 0; i < squarings; i++) {
            Tensor square = result.matmul(result);
            result =
                    norms.numel() == 1
                            ? square
                            : Masks.where(
                                    Objects.requireNonNull(steps).gt((long) i), square, result);
        }
        return result.contiguous();
    }

    private static Tensor polynomial(Tensor a, int degree) {
        if (degree == 1) {
            return plus(1, a.clone());
        }
        Tensor a2 = a.matmul(a);
        return switch (degree) {
            case 2 -> plus(1, sum(row(1, 0.5), a, a2));
            case 4 -> {
                Tensor high = plus(0.5, sum(row(1 / 6.0, 1 / 24.0), a, a2));
                yield plus(1, a.add(a2.matmul(high)));
            }
            case 8 -> eight(a, a2);
            case 12 -> twelve(a, a2);
            default -> eighteen(a, a2);
        };
    }

    private static Tensor eight(Tensor a, Tensor a2) {
        double root = Math.sqrt(177);
        double x3 = 2 / 3.0;
        double x1 = x3 * (1 + root) / 88;
        double x2 = x3 * (1 + root) / 352;
        double x4 = (-271 + 29 * root) / (315 * x3);
        double x5 = (-11 + 11 * root) / (1260 * x3);
        double x6 = (-99 + 11 * root) / (5040 * x3);
        double x7 = (89 - root) / (5040 * x3 * x3);
        double y2 = (857 - 58 * root) / 630;
        Tensor a4 = a2.matmul(sum(row(x1, x2), a, a2));
        Tensor left = sum(row(x3, 1), a2, a4);
        Tensor right = plus(x4, sum(row(x5, x6, x7), a, a2, a4));
        Tensor a8 = left.matmul(right);
        return plus(1, sum(row(1, y2, 1), a, a2, a8));
    }

    private static Tensor twelve(Tensor a, Tensor a2) {
        Tensor a3 = a2.matmul(a);
        Tensor[] b = new Tensor[4];
        for (int i = 0; i < 4; i++) {
            double[] c = OF_12[i];
            b[i] = plus(c[0], sum(row(c[1], c[2], c[3]), a, a2, a3));
        }
        Tensor a6 = b[2].add(b[3].matmul(b[3]));
        return b[0].add(b[1].add(a6).matmul(a6));
    }

    private static Tensor eighteen(Tensor a, Tensor a2) {
        Tensor a3 = a2.matmul(a);
        Tensor a6 = a3.matmul(a3);
        Tensor[] b = new Tensor[5];
        for (int i = 0; i < 5; i++) {
            double[] c = OF_18[i];
            b[i] = plus(c[0], sum(row(c[1], c[2], c[3], c[4]), a, a2, a3, a6));
        }
        Tensor a9 = b[3].add(b[0].matmul(b[4]));
        return b[1].add(b[2].add(a9).matmul(a9));
    }

    private static double[] row(double... numbers) {
        return numbers;
    }

    private static Tensor sum(double[] factors, Tensor... matrices) {
        if (!matrices[0].isComplex()) {
            return SUMS[matrices.length - 2].callWith(factors, matrices);
        }
        Tensor total = matrices[0].mul(factors[0]);
        for (int i = 1; i < matrices.length; i++) {
            total.add_(matrices[i].mul(factors[i]));
        }
        return total;
    }

    /// Adds a number on the diagonal of matrices that nobody else sees.
    private static Tensor plus(double number, Tensor matrices) {
        if (number != 0) {
            matrices.diagonal(0, -2, -1).add_(number);
        }
        return matrices;
    }
}
