package dev.obor.nn.init;

import dev.obor.Generator;
import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.backend.Distribution;
import dev.obor.base.DType;
import dev.obor.op.create.RandomDraws;
import org.jspecify.annotations.Nullable;

/// Random orthogonal matrices by a QR decomposition in double precision.
final class Orthogonal {
    private Orthogonal() {}

    static Tensor fill(Tensor t, double gain, @Nullable Generator generator) {
        if (t.numel() == 0) {
            return t;
        }
        int rows = (int) t.size(0);
        int cols = (int) (t.numel() / rows);
        Tensor normal = Tensor.zeros(t.dtype(), rows, cols);
        RandomDraws.fill(normal, "normal_", new Distribution.Normal(0, 1), generator);
        double[] a = normal.to(DType.FLOAT64).toDoubleArray();
        boolean wide = rows < cols;
        int m = Math.max(rows, cols);
        int n = Math.min(rows, cols);
        double[] q = q(wide ? transpose(a, rows, cols) : a, m, n);
        double[] flat = wide ? transpose(q, m, n) : q;
        Tensor values = Obor.fromArray(flat).view(t.shape().toArray());
        return t.copy_(values).mul_(gain);
    }

    /// The Q of a QR decomposition with a positive diagonal of R, for an m × n matrix, m ≥ n.
    ///
    /// Gram-Schmidt done twice is orthogonal to rounding and needs no signs to be fixed afterwards.
    /// Source: Giraud et al., "Rounding error analysis of the classical Gram-Schmidt
    /// orthogonalization process", 2005.
    static double[] q(double[] a, int m, int n) {
        double[] q = a.clone();
        for (int j = 0; j < n; j++) {
            for (int pass = 0; pass < 2; pass++) {
                for (int k = 0; k < j; k++) {
                    double dot = 0;
                    for (int i = 0; i < m; i++) {
                        dot = Math.fma(q[i * n + k], q[i * n + j], dot);
                    }
                    for (int i = 0; i < m; i++) {
                        q[i * n + j] = Math.fma(-dot, q[i * n + k], q[i * n + j]);
                    }
                }
            }
            double square = 0;
            for (int i = 0; i < m; i++) {
                square = Math.fma(q[i * n + j], q[i * n + j], square);
            }
            double scale = 1 / Math.sqrt(square);
            for (int i = 0; i < m; i++) {
                q[i * n + j] *= scale;
            }
        }
        return q;
    }

    private static double[] transpose(double[] a, int rows, int cols) {
        double[] out = new double[a.length];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < cols; j++) {
                out[j * rows + i] = a[i * cols + j];
            }
        }
        return out;
    }
}
