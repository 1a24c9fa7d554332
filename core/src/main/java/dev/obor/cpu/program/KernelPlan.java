package dev.obor.cpu.program;

import dev.obor.expr.Expr;
import dev.obor.expr.Input;
import dev.obor.expr.Program;
import dev.obor.expr.Type;
import org.jspecify.annotations.Nullable;

/// What a generated kernel computes, and from what.
final class KernelPlan {
    /// The values, operands before their users.
    final Steps steps;

    /// Which input each value is, or -1.
    final int[] input;

    /// The type of each input; null if it is not used.
    final @Nullable Type[] inputTypes;

    /// The type of each result.
    final Type[] resultTypes;

    private KernelPlan(Program program, Steps steps) {
        this.steps = steps;
        input = new int[steps.values.length];
        inputTypes = new Type[program.inputCount()];
        for (int v = 0; v < input.length; v++) {
            input[v] = -1;
            if (steps.values[v] instanceof Input in) {
                input[v] = in.index();
                inputTypes[in.index()] = in.type();
            }
        }
        resultTypes = new Type[steps.roots.length];
        for (int i = 0; i < resultTypes.length; i++) {
            resultTypes[i] = steps.values[steps.roots[i]].type();
        }
    }

    /// The plan for a program.
    static KernelPlan of(Program program) {
        return new KernelPlan(program, Steps.of(program.lowered().toArray(new Expr[0])));
    }

    /// Which values are the same for all elements.
    boolean[] invariant(long singles) {
        boolean[] out = new boolean[input.length];
        for (int v = 0; v < out.length; v++) {
            if (input[v] >= 0) {
                out[v] = (singles >>> input[v] & 1) != 0;
                continue;
            }
            boolean all = true;
            for (int arg : steps.args[v]) {
                all &= out[arg];
            }
            out[v] = all;
        }
        return out;
    }

    /// How often each value is read, results counted as many.
    int[] uses() {
        int[] out = new int[input.length];
        for (int[] args : steps.args) {
            for (int arg : args) {
                out[arg]++;
            }
        }
        for (int root : steps.roots) {
            out[root] += 2;
        }
        return out;
    }
}
