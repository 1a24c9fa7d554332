package dev.obor.pointwise;

import dev.obor.Tensor;
import dev.obor.backend.Kernel;
import dev.obor.backend.View;
import dev.obor.base.Arguments;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.base.ShapeError;
import dev.obor.base.ValueError;
import dev.obor.expr.Expr;
import dev.obor.expr.Exprs;
import dev.obor.expr.Program;
import dev.obor.expr.Type;
import dev.obor.op.Backends;
import dev.obor.op.InPlace;
import dev.obor.op.RawMemory;
import dev.obor.op.TensorAccess;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// Changes several tensors in place, all in one loop over their elements: the step of an optimizer.
///
/// ```java
/// static final PointwiseUpdate MOMENTUM = new PointwiseUpdate("momentum", 2, (t, n) -> {
///     Formula buffer = t[1].mul(n[1]).add(t[2]);       // t: parameter, buffer, gradient
///     return List.of(t[0].sub(buffer.mul(n[0])), buffer); // n: learning rate, momentum
/// });
///
/// MOMENTUM.apply(new double[] {0.1, 0.9}, parameter, buffer, gradient);
/// ```
///
/// The library's own optimizers are written with it. It reads each element once and writes each
/// once, and computes in the dtype of the first tensor (float32 for the 16-bit ones, rounded when
/// stored). Numbers are arguments: a learning rate that changes with every step compiles nothing.
/// Nothing is recorded for a backward pass; the changed tensors count as changed in place. An
/// object keeps what was compiled for it, so keep it in a static field. Safe for use by many
/// threads.
public final class PointwiseUpdate {
    /// New values for the first tensors, in order.
    @FunctionalInterface
    public interface Formulas {
        /// One formula per tensor that is written, in the order of the tensors.
        ///
        /// @param t one element of each tensor, as it was before
        /// @param n the numbers
        List<Formula> of(Formula[] t, Formula[] n);
    }

    private final String name;
    private final int numbers;
    private final Formulas formulas;
    private final ConcurrentMap<List<DType>, Program> programs = new ConcurrentHashMap<>();

    /// An update.
    ///
    /// @param name what profiles and messages call it
    /// @param numbers how many numbers each call gives
    /// @param formulas the new values
    public PointwiseUpdate(String name, int numbers, Formulas formulas) {
        Arguments.given(name, "name");
        Arguments.given(formulas, "formulas");
        OwnLeaves.checkNumbers(name, numbers);
        this.name = name;
        this.numbers = numbers;
        this.formulas = formulas;
    }

    /// Computes the new values and writes them to the first tensors, as many as there are formulas.
    /// Of complex tensors the parts are updated as if they were elements of their own.
    ///
    /// @param arguments the numbers
    /// @param tensors those that are written have one shape; the others broadcast to it
    /// @throws ValueError if there are other numbers, or fewer tensors, than the formulas need
    /// @throws ShapeError if the shapes do not fit
    /// @throws DTypeError if the first tensor is neither floating point nor of integers
    /// @throws dev.obor.base.StateError if a tensor may not be changed in place: a leaf that
    ///   requires a gradient outside `noGrad`, or memory that stands for several elements
    public void apply(double[] arguments, Tensor... tensors) {
        Arguments.given(arguments, "arguments");
        Arguments.allGiven(tensors, "tensors");
        if (arguments.length != numbers) {
            throw new ValueError(
                    name + ": expected " + numbers + " numbers, but got " + arguments.length);
        }
        View[] ins = new View[tensors.length];
        View[] plain = new View[tensors.length];
        DType[] dtypes = new DType[tensors.length];
        for (int i = 0; i < ins.length; i++) {
            View view = TensorAccess.view(tensors[i]);
            plain[i] = RawMemory.plain(view);
            ins[i] = view.dtype().isComplex() ? plain[i].real() : plain[i];
            dtypes[i] = ins[i].dtype();
        }
        Program program = programs.computeIfAbsent(Arrays.asList(dtypes), this::build);
        int written = program.results().size();
        checkTensors(written, tensors, ins);
        View[] outs = Arrays.copyOf(ins, written);
        long[] scalars = new long[numbers];
        for (int i = 0; i < numbers; i++) {
            scalars[i] = bits(program, i, arguments[i]);
        }
        Backends.launch(new Kernel.Map(program, outs, ins, scalars));
        for (int i = 0; i < written; i++) {
            View view = TensorAccess.view(tensors[i]);
            if (view.isMirrored()) {
                RawMemory.copy(plain[i], view);
            }
            TensorAccess.meta(tensors[i]).version.count();
        }
    }

    private static long bits(Program program, int i, double value) {
        boolean integer =
                i < program.scalarCount()
                        && program.scalarType(i) instanceof Type t
                        && !t.isFloat();
        return integer ? (long) value : Double.doubleToRawLongBits(value);
    }

    private void checkTensors(int written, Tensor[] tensors, View[] ins) {
        long[] shape = ins[0].shape();
        for (int i = 0; i < ins.length; i++) {
            if (i < written) {
                InPlace.check(tensors[i]);
            }
            long[] other = ins[i].shape();
            if (!(i < written ? Arrays.equals(other, shape) : broadcasts(other, shape))) {
                throw new ShapeError(
                        name
                                + ": tensor "
                                + i
                                + " has sizes "
                                + Arrays.toString(other)
                                + ", which do not fit those of the first, "
                                + Arrays.toString(shape),
                        i < written
                                ? "Tensors that are written have the same sizes."
                                : "Tensors that are read have sizes that broadcast to them.");
            }
        }
    }

    private static boolean broadcasts(long[] from, long[] to) {
        int lead = to.length - from.length;
        for (int d = 0; d < from.length; d++) {
            if (lead < 0 || from[d] != 1 && from[d] != to[lead + d]) {
                return false;
            }
        }
        return true;
    }

    private Program build(List<DType> dtypes) {
        if (dtypes.isEmpty() || dtypes.get(0) == DType.BOOL) {
            throw new DTypeError(
                    name + ": the first tensor is one of numbers, but got " + dtypes,
                    "Its dtype is the one that is computed in.");
        }
        Type type = Type.of(dtypes.get(0));
        OwnLeaves own = new OwnLeaves();
        Formula[] t = new Formula[dtypes.size()];
        for (int i = 0; i < t.length; i++) {
            t[i] = new Formula(Exprs.cast(type, own.add(Exprs.input(i, dtypes.get(i)))));
        }
        Formula[] n = new Formula[numbers];
        for (int i = 0; i < numbers; i++) {
            n[i] = new Formula(own.add(Exprs.scalar(i, type)));
        }
        List<Formula> made = formulas.of(t, n);
        if (made.isEmpty() || made.size() > t.length) {
            throw new ValueError(
                    name + ": " + made.size() + " formulas for " + t.length + " tensors",
                    "The first tensors are written, one for each formula.");
        }
        List<Expr> results = new ArrayList<>();
        made.forEach(f -> results.add(own.check(name, f.expr)));
        return Program.of(name, results, dtypes.subList(0, results.size()));
    }
}
