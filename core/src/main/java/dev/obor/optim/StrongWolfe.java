package dev.obor.optim;

import dev.obor.Tensor;
import java.util.function.DoubleFunction;

/// A line search: finds a step along a direction of descent that satisfies the strong Wolfe
/// conditions, as PyTorch's `_strong_wolfe` does, by cubic interpolation inside a bracket.
///
/// Source: J. Nocedal, S. Wright, "Numerical Optimization", 2006, algorithms 3.5 and 3.6.
final class StrongWolfe {
    private static final double DECREASE = 1e-4;
    private static final double CURVATURE = 0.9;
    private static final double SMALLEST_CHANGE = 1e-9;

    private final DoubleFunction<Point> evaluate;
    private final Point start;
    private final double largest;
    private final int limit;
    private int evaluations;

    /// A place on the line.
    ///
    /// @param t how far from the start
    /// @param loss the loss there
    /// @param grad the gradient there
    /// @param slope the derivative along the direction
    record Point(double t, double loss, Tensor grad, double slope) {}

    /// Where the search ended.
    ///
    /// @param point the best place
    /// @param evaluations how often the loss was evaluated
    record Found(Point point, int evaluations) {}

    /// @param largest the largest element of the direction
    /// @param limit how often the loss may be evaluated, but for the last time
    StrongWolfe(DoubleFunction<Point> evaluate, Point start, double largest, int limit) {
        this.evaluate = evaluate;
        this.start = start;
        this.largest = largest;
        this.limit = limit;
    }

    Found search(double first) {
        Point before = start;
        Point now = at(first);
        int steps = 0;
        Point[] bracket = null;
        while (steps < limit && bracket == null) {
            if (tooHigh(now) || steps > 1 && now.loss() >= before.loss()) {
                bracket = new Point[] {before, now};
            } else if (flat(now)) {
                return new Found(now, evaluations);
            } else if (now.slope() >= 0) {
                bracket = new Point[] {before, now};
            } else {
                double low = now.t() + 0.01 * (now.t() - before.t());
                double next = cubicMinimum(before, now, low, now.t() * 10);
                before = now;
                now = at(next);
                steps++;
            }
        }
        if (bracket == null) {
            bracket = new Point[] {start, now};
        }
        return new Found(zoom(bracket, steps), evaluations);
    }

    /// Narrows a bracket that holds a good point.
    private Point zoom(Point[] bracket, int stepsDone) {
        int low = lower(bracket);
        boolean stuck = false;
        for (int steps = stepsDone; steps < limit; steps++) {
            double from = Math.min(bracket[0].t(), bracket[1].t());
            double to = Math.max(bracket[0].t(), bracket[1].t());
            if ((to - from) * largest < SMALLEST_CHANGE) {
                break;
            }
            double t = cubicMinimum(bracket[0], bracket[1], from, to);
            double margin = 0.1 * (to - from);
            boolean atEdge = Math.min(to - t, t - from) < margin;
            if (atEdge && (stuck || t >= to || t <= from)) {
                t = Math.abs(t - to) < Math.abs(t - from) ? to - margin : from + margin;
                stuck = false;
            } else {
                stuck = atEdge;
            }
            Point now = at(t);
            if (tooHigh(now) || now.loss() >= bracket[low].loss()) {
                bracket[1 - low] = now;
                low = lower(bracket);
                continue;
            }
            boolean good = flat(now);
            if (!good && now.slope() * (bracket[1 - low].t() - bracket[low].t()) >= 0) {
                bracket[1 - low] = bracket[low];
            }
            bracket[low] = now;
            if (good) {
                break;
            }
        }
        return bracket[low];
    }

    private Point at(double t) {
        evaluations++;
        return evaluate.apply(t);
    }

    private boolean tooHigh(Point p) {
        return p.loss() > start.loss() + DECREASE * p.t() * start.slope();
    }

    private boolean flat(Point p) {
        return Math.abs(p.slope()) <= -CURVATURE * start.slope();
    }

    private static int lower(Point[] bracket) {
        return bracket[0].loss() <= bracket[1].loss() ? 0 : 1;
    }

    /// The minimum of the cubic through two points with their slopes, kept within bounds.
    private static double cubicMinimum(Point a, Point b, double low, double high) {
        double d1 = a.slope() + b.slope() - 3 * (a.loss() - b.loss()) / (a.t() - b.t());
        double square = d1 * d1 - a.slope() * b.slope();
        if (!(square >= 0)) {
            return (low + high) / 2;
        }
        double d2 = Math.sqrt(square);
        Point left = a.t() <= b.t() ? a : b;
        Point right = a.t() <= b.t() ? b : a;
        double part = (right.slope() + d2 - d1) / (right.slope() - left.slope() + 2 * d2);
        double place = right.t() - (right.t() - left.t()) * part;
        return Math.min(Math.max(place, low), high);
    }
}
