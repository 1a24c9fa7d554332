package dev.obor.cpu.program;

import dev.obor.expr.Expr;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Lowered expressions as a list of values, each computed once and after its operands.
final class Steps {
    /// What each value is.
    final Expr[] values;

    /// The operands' value numbers.
    final int[][] args;

    /// Which value each result is.
    final int[] roots;

    /// The last value that reads each value; the number of values for results.
    final int[] lastUse;

    private Steps(Expr[] values, int[][] args, int[] roots, int[] lastUse) {
        this.values = values;
        this.args = args;
        this.roots = roots;
        this.lastUse = lastUse;
    }

    /// The values that `results` need.
    static Steps of(Expr[] results) {
        Map<Expr, Integer> numbers = new HashMap<>();
        List<Expr> values = new ArrayList<>();
        List<int[]> args = new ArrayList<>();
        int[] roots = new int[results.length];
        for (int i = 0; i < results.length; i++) {
            roots[i] = number(results[i], numbers, values, args);
        }
        int[] lastUse = new int[values.size()];
        for (int v = 0; v < lastUse.length; v++) {
            for (int arg : args.get(v)) {
                lastUse[arg] = v;
            }
        }
        for (int root : roots) {
            lastUse[root] = lastUse.length;
        }
        return new Steps(values.toArray(new Expr[0]), args.toArray(new int[0][]), roots, lastUse);
    }

    private static int number(
            Expr e, Map<Expr, Integer> numbers, List<Expr> values, List<int[]> args) {
        Integer known = numbers.get(e);
        if (known != null) {
            return known;
        }
        int[] operands = new int[e.arity()];
        for (int i = 0; i < operands.length; i++) {
            operands[i] = number(e.arg(i), numbers, values, args);
        }
        int v = values.size();
        numbers.put(e, v);
        values.add(e);
        args.add(operands);
        return v;
    }
}
