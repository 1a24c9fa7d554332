package dev.obor.learn;

/// Moré and Thuente's search for a step along a direction that descends enough, with the constants
/// of L-BFGS-B, so that the steps are SciPy's.
///
/// Source: Moré and Thuente, Line search algorithms with guaranteed sufficient decrease, 1994;
/// `dcsrch` and `dcstep` of MINPACK-2.
final class LineSearch {
    private static final double DECREASE = 1e-3;
    private static final double CURVATURE = 0.9;
    private static final double WIDTH_TOLERANCE = 0.1;
    private static final double LARGEST = 1e10;

    /// A step, the value there, and its derivative along the direction.
    private record Point(double step, double value, double slope) {
        /// Measured against the line of sufficient decrease.
        Point tilted(double by) {
            return new Point(step, value - step * by, slope - by);
        }
    }

    private final Point start;
    private final double enough;
    private Point best;
    private Point other;
    private boolean bracketed;
    private boolean firstStage = true;
    private double low;
    private double high;
    private double width = LARGEST;
    private double widthBefore = 2 * LARGEST;
    private double step;

    LineSearch(double value, double slope, double firstStep) {
        start = new Point(0, value, slope);
        enough = DECREASE * slope;
        best = start;
        other = start;
        step = firstStep;
        high = firstStep + 4 * firstStep;
    }

    /// Where to evaluate next, or where the search ended.
    double step() {
        return step;
    }

    /// Takes what was found at [#step()]; answers whether the search ends there.
    boolean ends(double value, double slope) {
        var now = new Point(step, value, slope);
        double wanted = start.value + step * enough;
        if (firstStage && value <= wanted && slope >= 0) {
            firstStage = false;
        }
        boolean stuck = bracketed && (step <= low || step >= high || narrow());
        boolean unbounded = step == LARGEST && value <= wanted && slope <= enough;
        boolean good = value <= wanted && Math.abs(slope) <= CURVATURE * -start.slope;
        if (stuck || unbounded || good) {
            return true;
        }
        advance(now, wanted);
        return false;
    }

    private boolean narrow() {
        return high - low <= WIDTH_TOLERANCE * high;
    }

    private void advance(Point now, double wanted) {
        if (firstStage && now.value <= best.value && now.value > wanted) {
            best = best.tilted(enough);
            other = other.tilted(enough);
            step = trial(now.tilted(enough));
            best = best.tilted(-enough);
            other = other.tilted(-enough);
        } else {
            step = trial(now);
        }
        if (bracketed) {
            double span = Math.abs(other.step - best.step);
            if (span >= 0.66 * widthBefore) {
                step = best.step + 0.5 * (other.step - best.step);
            }
            widthBefore = width;
            width = span;
            low = Math.min(best.step, other.step);
            high = Math.max(best.step, other.step);
        } else {
            low = step + 1.1 * (step - best.step);
            high = step + 4 * (step - best.step);
        }
        step = Math.clamp(step, 0, LARGEST);
        if (bracketed && (step <= low || step >= high || narrow())) {
            step = best.step;
        }
    }

    /// The next step, by interpolation; narrows the interval between `best` and `other`.
    private double trial(Point now) {
        boolean turned = now.slope * Math.signum(best.slope) < 0;
        double next;
        if (now.value > best.value) {
            next = higher(now);
            bracketed = true;
        } else if (turned) {
            next = turned(now);
            bracketed = true;
        } else if (Math.abs(now.slope) < Math.abs(best.slope)) {
            next = flatter(now);
        } else if (bracketed) {
            next = now.step + cubic(now, other, now.step > other.step) * (other.step - now.step);
        } else {
            next = now.step > best.step ? high : low;
        }
        if (now.value > best.value) {
            other = now;
        } else {
            if (turned) {
                other = best;
            }
            best = now;
        }
        return next;
    }

    /// Between the minimizers of the cubic and of the parabola, nearer to the best step.
    private double higher(Point now) {
        double span = now.step - best.step;
        double byCubic = best.step + cubic(best, now, now.step < best.step) * span;
        double chord = (best.value - now.value) / span;
        double byParabola = best.step + best.slope / (chord + best.slope) / 2 * span;
        return Math.abs(byCubic - best.step) <= Math.abs(byParabola - best.step)
                ? byCubic
                : byCubic + (byParabola - byCubic) / 2;
    }

    private double turned(Point now) {
        double byCubic = now.step + cubic(now, best, now.step > best.step) * (best.step - now.step);
        return farther(now, byCubic, bySecant(now));
    }

    /// The derivative shrinks: the cubic may have no minimizer ahead.
    private double flatter(Point now) {
        double ratio = cubic(now, best, now.step > best.step);
        double byCubic;
        if (ratio < 0) {
            byCubic = now.step + ratio * (best.step - now.step);
        } else {
            byCubic = now.step > best.step ? high : low;
        }
        double bySecant = bySecant(now);
        if (!bracketed) {
            return Math.clamp(farther(now, byCubic, bySecant), low, high);
        }
        boolean cubicNearer = Math.abs(byCubic - now.step) < Math.abs(bySecant - now.step);
        double next = cubicNearer ? byCubic : bySecant;
        double limit = now.step + 0.66 * (other.step - now.step);
        return now.step > best.step ? Math.min(limit, next) : Math.max(limit, next);
    }

    private double bySecant(Point now) {
        return now.step + now.slope / (now.slope - best.slope) * (best.step - now.step);
    }

    private static double farther(Point now, double a, double b) {
        return Math.abs(a - now.step) > Math.abs(b - now.step) ? a : b;
    }

    /// Where the cubic through two points has its minimum, as a share of the way from `a` to `b`.
    private static double cubic(Point a, Point b, boolean negative) {
        double theta = 3 * (a.value - b.value) / (b.step - a.step) + a.slope + b.slope;
        double scale = Math.max(Math.abs(theta), Math.max(Math.abs(a.slope), Math.abs(b.slope)));
        double square = (theta / scale) * (theta / scale) - (a.slope / scale) * (b.slope / scale);
        double root = scale * Math.sqrt(Math.max(0, square));
        double gamma = negative ? -root : root;
        return (gamma - a.slope + theta) / (gamma - a.slope + gamma + b.slope);
    }
}
