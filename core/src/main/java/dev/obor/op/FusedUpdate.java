package dev.obor.op;

import dev.obor.Tensor;
import dev.obor.backend.Kernel;
import dev.obor.backend.View;
import dev.obor.base.DType;
import dev.obor.expr.Expr;
import dev.obor.expr.Exprs;
import dev.obor.expr.Program;
import dev.obor.expr.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// A pointwise kernel that changes several tensors at once: one optimizer step of one parameter.
///
/// Nothing is recorded. Numbers are kernel arguments, so a learning-rate schedule compiles nothing.
public final class FusedUpdate {
    /// New values for the first inputs, in order, from all inputs and the numbers.
    @FunctionalInterface
    public interface Formula {
        /// One expression per tensor that is written.
        List<Expr> of(Expr[] x, Expr[] s);
    }

    private final String name;
    private final int numbers;
    private final Formula formula;
    private final ConcurrentMap<List<DType>, Program> programs = new ConcurrentHashMap<>();

    /// An update with that many numbers as arguments.
    public FusedUpdate(String name, int numbers, Formula formula) {
        this.name = name;
        this.numbers = numbers;
        this.formula = formula;
    }

    /// Computes the new values and writes them to the first tensors.
    public void apply(double[] arguments, Tensor... tensors) {
        View[] ins = Instance.views(tensors);
        List<DType> dtypes = new ArrayList<>(ins.length);
        for (View v : ins) {
            dtypes.add(v.dtype());
        }
        Program program = programs.computeIfAbsent(dtypes, this::build);
        View[] outs = Arrays.copyOf(ins, program.results().size());
        long[] scalars = new long[arguments.length];
        for (int i = 0; i < scalars.length; i++) {
            scalars[i] = Double.doubleToRawLongBits(arguments[i]);
        }
        Backends.launch(new Kernel.Map(program, outs, ins, scalars));
        for (int i = 0; i < outs.length; i++) {
            TensorAccess.meta(tensors[i]).version.value++;
        }
    }

    private Program build(List<DType> dtypes) {
        Type type = Type.of(dtypes.get(0));
        Expr[] x = new Expr[dtypes.size()];
        for (int i = 0; i < x.length; i++) {
            x[i] = Exprs.cast(type, Exprs.input(i, dtypes.get(i)));
        }
        Expr[] s = new Expr[numbers];
        for (int i = 0; i < s.length; i++) {
            s[i] = Exprs.scalar(i, type);
        }
        List<Expr> results = formula.of(x, s);
        return Program.of(name, results, dtypes.subList(0, results.size()));
    }
}
