package dev.obor.learn.live;

import java.util.Arrays;

/// One curve, of which at most a few thousand points are kept: of each group of neighbours the
/// smallest and the largest, so that spikes stay.
final class Series {
    private static final int MOST = 3000;
    private static final int GROUP = 4;

    private double[] steps = new double[64];
    private double[] values = new double[64];
    private double[] times = new double[64];
    private int size;
    private int generation;

    /// How often points were thinned out; what a reader had before is no longer so.
    int generation() {
        return generation;
    }

    int size() {
        return size;
    }

    void add(double step, double value, double time) {
        if (size == MOST) {
            thin();
        }
        if (size == steps.length) {
            int more = Math.min(MOST, 2 * size);
            steps = Arrays.copyOf(steps, more);
            values = Arrays.copyOf(values, more);
            times = Arrays.copyOf(times, more);
        }
        steps[size] = step;
        values[size] = value;
        times[size++] = time;
    }

    private void thin() {
        int kept = 0;
        for (int from = 0; from < size; from += GROUP) {
            int least = from;
            int most = from;
            for (int i = from; i < Math.min(from + GROUP, size); i++) {
                least = values[i] < values[least] || Double.isNaN(values[i]) ? i : least;
                most = values[i] > values[most] ? i : most;
            }
            int first = Math.min(least, most);
            int second = Math.max(least, most);
            move(first, kept++);
            if (second > first) {
                move(second, kept++);
            }
        }
        size = kept;
        generation++;
    }

    private void move(int from, int to) {
        steps[to] = steps[from];
        values[to] = values[from];
        times[to] = times[from];
    }

    /// The points from one on, as JSON: `[step, value, time]` each.
    void write(int from, StringBuilder out) {
        out.append('[');
        for (int i = from; i < size; i++) {
            out.append(i == from ? "[" : ",[");
            number(steps[i], out);
            out.append(',');
            number(values[i], out);
            out.append(',');
            number(times[i], out);
            out.append(']');
        }
        out.append(']');
    }

    private static void number(double value, StringBuilder out) {
        if (!Double.isFinite(value)) {
            out.append('"').append(value).append('"');
        } else if (value == (long) value && Math.abs(value) < 1e15) {
            out.append((long) value);
        } else {
            out.append(value);
        }
    }
}
