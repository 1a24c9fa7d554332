package dev.obor.op.recurrent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The order in which a layer goes through the rows of its input.
///
/// Rows are those of a packed sequence: all sequences' first elements, then the second ones, with
/// longer sequences first. A step computes some neighbouring rows at once; the states before it
/// stand in neighbouring rows of an earlier step, or of the initial state.
///
/// @param sizes how many sequences have an element at each time
/// @param steps in the order of computation
/// @param finals where the last states of the sequences stand
record StepOrder(long[] sizes, boolean reverse, List<Step> steps, List<Step> finals) {

    /// Some rows of one time.
    ///
    /// @param row the first of them
    /// @param count how many
    /// @param before the first row of the states before them, or of the final states
    /// @param initial whether those are rows of the initial state
    record Step(long row, long count, long before, boolean initial) {}

    /// The steps of sequences of one length.
    static StepOrder padded(long time, long batch, boolean reverse) {
        long[] sizes = new long[(int) time];
        Arrays.fill(sizes, batch);
        return of(sizes, reverse);
    }

    /// The steps of a packed sequence, whose sizes never grow.
    static StepOrder of(long[] sizes, boolean reverse) {
        int n = sizes.length;
        long[] first = new long[n];
        for (int t = 1; t < n; t++) {
            first[t] = first[t - 1] + sizes[t - 1];
        }
        List<Step> steps = new ArrayList<>();
        List<Step> finals = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            int t = reverse ? n - 1 - i : i;
            int from = reverse ? t + 1 : t - 1;
            long known = from < 0 || from >= n ? 0 : Math.min(sizes[from], sizes[t]);
            if (known > 0) {
                steps.add(new Step(first[t], known, first[from], false));
            }
            if (known < sizes[t]) {
                steps.add(new Step(first[t] + known, sizes[t] - known, known, true));
            }
            long going = reverse || t + 1 == n ? 0 : sizes[t + 1];
            if (going < sizes[t] && (!reverse || t == 0)) {
                finals.add(new Step(first[t] + going, sizes[t] - going, going, false));
            }
        }
        return new StepOrder(sizes, reverse, List.copyOf(steps), List.copyOf(finals));
    }

    /// How many rows there are.
    long rows() {
        return Arrays.stream(sizes).sum();
    }

    /// The steps with neighbours joined, wherever rows and the states before them go on together.
    List<Step> joined() {
        List<Step> sorted = new ArrayList<>(steps);
        sorted.sort((a, b) -> Long.compare(a.row, b.row));
        List<Step> runs = new ArrayList<>();
        for (Step s : sorted) {
            Step last = runs.isEmpty() ? null : runs.getLast();
            if (last != null
                    && last.initial == s.initial
                    && last.row + last.count == s.row
                    && last.before + last.count == s.before) {
                runs.set(
                        runs.size() - 1,
                        new Step(last.row, last.count + s.count, last.before, last.initial));
            } else {
                runs.add(s);
            }
        }
        return runs;
    }
}
