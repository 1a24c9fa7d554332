package dev.obor.op.create;

import dev.obor.expr.Expr;
import dev.obor.expr.Exprs;

/// A rational correction to an analytic approximation of how a Dirichlet number moves with its
/// concentration, in the middle of the range.
///
/// Source: M. Jankowiak, F. Obermeyer, "Pathwise derivatives beyond the reparameterization trick",
/// 2018.
final class DirichletRatio {
    /// Polynomials in b, for powers of u by three rows, of a within them; the numerator first.
    private static final double[][] COEFFICIENTS = {
        {1.003668233, -0.01061107488, -0.0657888334, 0.01201642863},
        {0.6336835991, -0.3557432599, 0.05486251648, -0.001465281033},
        {-0.03276231906, 0.004474107445, 0.002429354597, -0.0001557569013},
        {0.221950385, -0.3187676331, 0.01799915743, 0.01074823814},
        {-0.2951249643, 0.06219954479, 0.01535556598, 0.001550077057},
        {0.02155310298, 0.004170831599, 0.001292462449, 6.976601077e-05},
        {-0.05980841433, 0.008441916499, 0.01085618172, 0.002319392565},
        {0.02911413504, 0.01400243777, -0.002721828457, 0.000751041181},
        {0.005900514878, -0.001936558688, -9.495446725e-06, 5.385558597e-05},
        {1, -0.02924021934, -0.04438342661, 0.007285809825},
        {0.6357567472, -0.3473456711, 0.05454656494, -0.002407477521},
        {-0.03301322327, 0.004845219414, 0.00231480583, -0.0002307248149},
        {0.5925320577, -0.1757678135, 0.01505928619, 0.000564515273},
        {0.1014815858, -0.06589186703, 0.01272886114, -0.0007316646956},
        {-0.007258481865, 0.001096195486, 0.0003934994223, -4.12701925e-05},
        {0.06469649321, -0.0236701437, 0.002902096474, -5.896963079e-05},
        {0.001925008108, -0.002869809258, 0.0008000589141, -6.063713228e-05},
        {-0.0003477407336, 6.959756487e-05, 1.097287507e-05, -1.650964693e-06}
    };

    private DirichletRatio() {}

    static Expr of(Expr x, Expr alpha, Expr total) {
        Expr u = Exprs.log(x);
        Expr a = Exprs.log(alpha).sub(u);
        Expr b = Exprs.log(total).sub(a);
        Expr up = Exprs.constant(x.type(), 0);
        Expr down = up;
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                Expr power = power(u, i).mul(power(a, j));
                up = up.add(power.mul(cubic(b, COEFFICIENTS[3 * i + j])));
                down = down.add(power.mul(cubic(b, COEFFICIENTS[9 + 3 * i + j])));
            }
        }
        Expr analytic = x.mul(Exprs.digamma(total).sub(Exprs.digamma(alpha))).div(total.sub(alpha));
        return up.div(down).mul(analytic);
    }

    private static Expr power(Expr x, int n) {
        return n == 0 ? Exprs.constant(x.type(), 1) : n == 1 ? x : x.mul(x);
    }

    private static Expr cubic(Expr b, double[] c) {
        return b.mul(c[3]).add(c[2]).mul(b).add(c[1]).mul(b).add(c[0]);
    }
}
