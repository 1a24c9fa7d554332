package dev.obor.cpu.factor;

/// The roots of 1 + ρ Σ zᵢ² / (dᵢ - λ): the eigenvalues of diag(d) + ρ z zᵀ.
///
/// The sum is split at the root into two, each of which is modelled by a pole (Bunch, Nielsen and
/// Sorensen 1978); what leaves the bracket is replaced by a bisection. A root is held as its
/// distance from the nearest pole, so that differences from all poles are accurate.
final class Secular {
    private static final double EPS = 0x1p-53;
    private static final int MOST_STEPS = 120;

    private final double[] d;
    private final double[] z;
    private final double rho;
    private final int n;

    private double left;
    private double leftSlope;
    private double right;
    private double rightSlope;

    /// @param d rising, without equal ones
    /// @param z without zeros
    /// @param rho positive
    Secular(double[] d, double[] z, double rho, int n) {
        this.d = d;
        this.z = z;
        this.rho = rho;
        this.n = n;
    }

    /// Finds the root behind pole `k`.
    ///
    /// @param differences receives the poles minus the root
    /// @return the root
    double root(int k, double[] differences) {
        boolean last = k == n - 1;
        double width = last ? span() : d[k + 1] - d[k];
        if (n == 1) {
            differences[0] = -width;
            return d[0] + width;
        }
        int origin = k;
        double low = 0;
        double high = last ? width * (1 + 4 * EPS) : width;
        double x = width / 2;
        double f = evaluate(k, k, x);
        if (last) {
            if (f < 0) {
                low = x;
            }
        } else if (f < 0) {
            origin = k + 1;
            low = -width / 2;
            high = 0;
            x = -width / 2;
            f = evaluate(k, origin, x);
        } else {
            high = x;
        }
        for (int step = 0; step < MOST_STEPS; step++) {
            double size = 8 * (Math.abs(left) + Math.abs(right)) + 1;
            double slope = leftSlope + rightSlope;
            if (Math.abs(f) <= EPS * (size + Math.abs(x) * slope)) {
                break;
            }
            if (f < 0) {
                low = Math.max(low, x);
            } else {
                high = Math.min(high, x);
            }
            double next = x + step(k, origin, x, f, last);
            if (!(next > low && next < high)) {
                next = low + (high - low) / 2;
                if (!(next > low && next < high)) {
                    break;
                }
            }
            x = next;
            f = evaluate(k, origin, x);
        }
        for (int i = 0; i < n; i++) {
            differences[i] = d[i] - d[origin] - x;
        }
        return d[origin] + x;
    }

    /// How far the last root can be from the last pole.
    private double span() {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += z[i] * z[i];
        }
        return rho * sum;
    }

    /// The function at a distance from a pole, and its two parts: up to pole `k`, and behind it.
    /// For the last root the second part is the last pole's.
    private double evaluate(int k, int origin, double x) {
        int split = k == n - 1 ? n - 1 : k + 1;
        double base = d[origin];
        double sum = 0;
        double slope = 0;
        for (int i = 0; i < split; i++) {
            double t = z[i] / (d[i] - base - x);
            sum += z[i] * t;
            slope += t * t;
        }
        left = rho * sum;
        leftSlope = rho * slope;
        sum = 0;
        slope = 0;
        for (int i = n - 1; i >= split; i--) {
            double t = z[i] / (d[i] - base - x);
            sum += z[i] * t;
            slope += t * t;
        }
        right = rho * sum;
        rightSlope = rho * slope;
        return 1 + left + right;
    }

    private double step(int k, int origin, double x, double f, boolean last) {
        int before = last ? n - 2 : k;
        double near = d[before] - d[origin] - x;
        double far = d[before + 1] - d[origin] - x;
        double c = f - near * leftSlope - far * rightSlope;
        double b = c * (near + far) + near * near * leftSlope + far * far * rightSlope;
        double q = near * far * f;
        double root = Math.sqrt(Math.max(0, Math.fma(b, b, -4 * c * q)));
        if (last) {
            return b >= 0 ? (b + root) / (2 * c) : 2 * q / (b - root);
        }
        return b <= 0 ? (b - root) / (2 * c) : 2 * q / (b + root);
    }
}
