package dev.obor.learn;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/// L-BFGS with ten pairs in memory, step by step as SciPy's `minimize(method="L-BFGS-B")` without
/// bounds: where there is no finite optimum, the answer depends on the path.
///
/// Source: Byrd, Lu, Nocedal and Zhu, A limited memory algorithm for bound constrained
/// optimization, 1995.
final class Minimizer {
    private static final int MEMORY = 10;
    private static final int EVALUATIONS = 50;
    private static final double EPSILON = Math.ulp(1.0);

    /// A smooth function.
    interface Objective {
        /// The value at `x`; writes the derivatives into `gradient`.
        double at(double[] x, double[] gradient);
    }

    /// A step, the change of the gradient along it, and their product.
    private record Pair(double[] s, double[] y, double sy) {}

    private final Objective objective;
    private final double tolerance;
    private final Deque<Pair> pairs = new ArrayDeque<>();
    private final double[] x;
    private double[] gradient;
    private double value;
    private int iterations;

    /// @param x where to begin; the answer is left there
    /// @param tolerance stops where no derivative is larger
    Minimizer(Objective objective, double[] x, double tolerance) {
        this.objective = objective;
        this.x = x;
        this.tolerance = tolerance;
        gradient = new double[x.length];
    }

    int iterations() {
        return iterations;
    }

    /// Answers whether the search ended by itself, and not at the largest number of iterations.
    boolean run(int maxIterations) {
        value = objective.at(x, gradient);
        while (largest(gradient) > tolerance) {
            if (iterations == maxIterations) {
                return false;
            }
            double before = value;
            if (!move()) {
                if (pairs.isEmpty()) {
                    return false;
                }
                pairs.clear(); // once more, from the steepest descent
                continue;
            }
            iterations++;
            double scale = Math.max(1, Math.max(Math.abs(before), Math.abs(value)));
            if (before - value <= 64 * EPSILON * scale) {
                break;
            }
        }
        return true;
    }

    /// One iteration: a direction, a step along it, a new pair.
    private boolean move() {
        double[] direction = direction();
        double slope = dot(gradient, direction);
        double length = Math.sqrt(dot(direction, direction));
        double first = iterations == 0 ? Math.min(1 / length, 1e10) : 1;
        if (!(slope < 0)) {
            return false;
        }
        var search = new LineSearch(value, slope, first);
        double[] from = x.clone();
        double[] gradientHere = gradient;
        double valueHere = value;
        for (int i = 0; i < EVALUATIONS; i++) {
            for (int j = 0; j < x.length; j++) {
                x[j] = from[j] + search.step() * direction[j];
            }
            gradient = new double[x.length];
            value = objective.at(x, gradient);
            double slopeThere = dot(gradient, direction);
            if (search.ends(value, slopeThere)) {
                remember(direction, search.step(), gradientHere, slopeThere - slope, slope);
                return true;
            }
        }
        System.arraycopy(from, 0, x, 0, x.length);
        gradient = gradientHere;
        value = valueHere;
        return false;
    }

    private void remember(
            double[] direction, double step, double[] before, double change, double slope) {
        double sy = change * step;
        if (sy <= EPSILON * -slope * step) {
            return;
        }
        double[] s = new double[x.length];
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            s[i] = step * direction[i];
            y[i] = gradient[i] - before[i];
        }
        if (pairs.size() == MEMORY) {
            pairs.removeFirst();
        }
        pairs.addLast(new Pair(s, y, sy));
    }

    /// The gradient times the approximate inverse of the second derivatives, downwards.
    private double[] direction() {
        double[] q = gradient.clone();
        double[] alpha = new double[pairs.size()];
        int at = pairs.size();
        for (Iterator<Pair> newest = pairs.descendingIterator(); newest.hasNext(); ) {
            Pair pair = newest.next();
            alpha[--at] = dot(pair.s, q) / pair.sy;
            add(q, -alpha[at], pair.y);
        }
        if (!pairs.isEmpty()) {
            Pair last = pairs.getLast();
            scale(q, last.sy / dot(last.y, last.y));
        }
        for (Pair pair : pairs) {
            add(q, alpha[at++] - dot(pair.y, q) / pair.sy, pair.s);
        }
        scale(q, -1);
        return q;
    }

    private static double largest(double[] values) {
        double largest = 0;
        for (double v : values) {
            largest = Math.max(largest, Math.abs(v));
        }
        return largest;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static void add(double[] to, double factor, double[] values) {
        for (int i = 0; i < to.length; i++) {
            to[i] += factor * values[i];
        }
    }

    private static void scale(double[] values, double factor) {
        for (int i = 0; i < values.length; i++) {
            values[i] *= factor;
        }
    }
}
