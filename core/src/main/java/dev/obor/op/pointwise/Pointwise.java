package dev.obor.op.pointwise;

import dev.obor.Tensor;
import dev.obor.backend.Kernel;
import dev.obor.backend.View;
import dev.obor.base.Complex;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.expr.ComplexExpr;
import dev.obor.expr.Expr;
import dev.obor.expr.Exprs;
import dev.obor.expr.Type;
import dev.obor.op.DTypes;
import dev.obor.op.Globals;
import dev.obor.op.InPlace;
import dev.obor.op.Layouts;
import dev.obor.op.Shapes;
import dev.obor.op.TensorAccess;
import dev.obor.op.ThreadState;
import dev.obor.op.reduce.Reductions;
import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A pointwise operation: one formula for all dtypes, layouts and devices, with its derivative.
///
/// ```java
/// static final Pointwise DEG2RAD = unary("deg2rad", Rule.FLOAT, x -> x.mul(Math.PI / 180));
/// ```
///
/// Everything else (promotion, broadcasting, strides of the result, in-place form, kernels, first
/// and higher derivatives) follows from the formula.
public final class Pointwise {
    private static final long[] NO_SCALARS = {};

    /// How the dtypes of the operands decide the dtype that is computed in and that of the result.
    public enum Rule {
        /// The promoted dtype for both.
        ARITHMETIC,
        /// The promoted dtype, but the default float dtype for integers and bool.
        FLOAT,
        /// The promoted dtype to compute, bool as result.
        COMPARISON,
        /// Every operand becomes a truth value; bool as result.
        LOGICAL
    }

    /// The formula: operands and scalar arguments, all of the compute type except where the rule
    /// says otherwise.
    @FunctionalInterface
    public interface Formula {
        /// The result for one element.
        Expr of(Expr[] x, Expr[] s);
    }

    /// A formula of one operand.
    @FunctionalInterface
    public interface Formula1 {
        /// The result for one element.
        Expr of(Expr x);
    }

    /// A formula of two operands.
    @FunctionalInterface
    public interface Formula2 {
        /// The result for one element.
        Expr of(Expr a, Expr b);
    }

    /// The formula for complex numbers: a number that is real by its nature has no imaginary part.
    @FunctionalInterface
    public interface ComplexFormula {
        /// The result for one element.
        ComplexExpr of(ComplexExpr[] x, ComplexExpr[] s);
    }

    /// What an operation refuses of the dtypes of its tensors, looked at once for each combination.
    @FunctionalInterface
    public interface Guard {
        /// Throws if they are refused.
        void check(DType... tensors);
    }

    /// A gradient made of other operations.
    @FunctionalInterface
    public interface Recorded {
        /// The gradient of an operand, from the arriving one, the operands and, behind them, the
        /// result if it was kept; null means that the derived one is taken.
        @Nullable Tensor gradient(int input, Tensor grad, Tensor[] x, long[] scalars);
    }

    private record Key(int operands, DType defaultDType, @Nullable DType out) {}

    private final String name;
    private final int operands;
    private final int extras;
    private final Rule rule;
    private final Formula formula;

    // What the formula does not say. An operation never changes: the methods that set these do so
    // in a copy.
    private String nodeName;
    private @Nullable Derivation derivation;
    private Guard guard = _ -> {};
    private @Nullable String floats;
    private boolean contiguous;
    private Layouts.Gradient[] layouts = {Layouts.Gradient.FOLLOWS_GRADIENT};
    private int traits;
    private @Nullable Recorded recorded;
    private int @Nullable [] readers;
    private int laidOutAs = -1;
    private int @Nullable [] order;
    private @Nullable ComplexFormula complex;
    private @Nullable ComplexDerivation complexDerivation;
    private @Nullable UnaryOperator<DType> range;

    private final ConcurrentMap<Key, TypedPointwise> instances = new ConcurrentHashMap<>();
    private volatile @Nullable Recent recent;

    private record Recent(int operands, DType defaultDType, TypedPointwise instance) {}

    private Pointwise(String name, int operands, int extras, Rule rule, Formula formula) {
        this.name = name;
        this.operands = operands;
        this.extras = extras;
        this.rule = rule;
        this.formula = formula;
        nodeName = nodeName(name);
    }

    /// A copy in which something is changed.
    private Pointwise with(Consumer<Pointwise> change) {
        var copy = new Pointwise(name, operands, extras, rule, formula);
        copy.nodeName = nodeName;
        copy.derivation = derivation;
        copy.guard = guard;
        copy.floats = floats;
        copy.contiguous = contiguous;
        copy.layouts = layouts;
        copy.traits = traits;
        copy.recorded = recorded;
        copy.readers = readers;
        copy.laidOutAs = laidOutAs;
        copy.order = order;
        copy.complex = complex;
        copy.complexDerivation = complexDerivation;
        copy.range = range;
        change.accept(copy);
        return copy;
    }

    private Pointwise with(int trait) {
        return with(o -> o.traits |= trait);
    }

    /// An operation on one tensor.
    public static Pointwise unary(String name, Rule rule, Formula1 f) {
        return of(name, 1, 0, rule, (x, s) -> f.of(x[0]));
    }

    /// An operation on two operands.
    public static Pointwise binary(String name, Rule rule, Formula2 f) {
        return of(name, 2, 0, rule, (x, s) -> f.of(x[0], x[1]));
    }

    /// An operation on several operands with further scalar arguments, which have the compute type.
    public static Pointwise of(String name, int operands, int extras, Rule rule, Formula f) {
        return new Pointwise(name, operands, extras, rule, f);
    }

    /// The same with a derivative stated by hand.
    public Pointwise derivative(Derivation d) {
        return with(o -> o.derivation = d);
    }

    /// The same for complex numbers too, with the derivative that follows from the parts.
    public Pointwise complex(ComplexFormula f) {
        return complex(f, (i, g, x, out) -> null);
    }

    /// The same for complex numbers too, with a derivative stated by hand.
    public Pointwise complex(ComplexFormula f, ComplexDerivation d) {
        return with(o -> {
            o.complex = f;
            o.complexDerivation = d;
        });
    }

    /// The same for complex numbers too: a function of one operand, and its slope, given the
    /// operand and the result.
    public Pointwise complex(UnaryOperator<ComplexExpr> f, BinaryOperator<ComplexExpr> slope) {
        return complex(
                (x, s) -> f.apply(x[0]), (i, g, x, out) -> g.mul(slope.apply(x[0], out).conj()));
    }

    /// The same with another node name, where PyTorch's does not follow from the operation's name.
    public Pointwise node(String nodeName) {
        return with(o -> o.nodeName = nodeName);
    }

    /// The same with dtypes that it refuses, where the formula alone would take them.
    public Pointwise refusing(Guard g) {
        return with(o -> o.guard = g);
    }

    /// The same for floats only: what the operands promote to must be one.
    ///
    /// @param kernel what PyTorch says is not implemented for other dtypes
    public Pointwise floats(String kernel) {
        return with(o -> o.floats = kernel);
    }

    /// The same for what does not promote to a 16-bit float.
    ///
    /// @param kernel what PyTorch says is not implemented for those
    public Pointwise wide(String kernel) {
        return floats(kernel).with(TypedPointwise.WIDE);
    }

    /// The same with a row-major result, whatever the layout of the operands.
    public Pointwise contiguous() {
        return with(o -> o.contiguous = true);
    }

    /// The same with a result that follows the layout of one operand alone, a tensor.
    public Pointwise laidOutAs(int operand) {
        return with(o -> o.laidOutAs = operand);
    }

    /// The same with operands that backward looks at in another order, when it checks that nobody
    /// has changed them: that of their names in PyTorch. Of two it is the second, `other`, that
    /// comes before `self` where nothing is said.
    public Pointwise checkedInOrder(int... places) {
        return with(o -> o.order = places);
    }

    /// The same with other layouts of its gradients, by input; the last one is also that of further
    /// inputs.
    public Pointwise gradients(Layouts.Gradient... l) {
        return with(o -> o.layouts = l);
    }

    /// The same with a derivative that computes the result again rather than keep it: where PyTorch
    /// keeps inputs only, the result may be changed in place.
    Pointwise keepingNoResult() {
        return with(TypedPointwise.NO_RESULT);
    }

    /// The same with a result that backward computes again, as a step of its own: then second
    /// derivatives round as those that have it stored.
    Pointwise recomputingResult() {
        return with(TypedPointwise.RECOMPUTES);
    }

    /// The same with a derivative that selects, as PyTorch's `where` with a condition: that of the
    /// gradient does not depend on what was only compared.
    public Pointwise selecting() {
        return with(TypedPointwise.SELECTS);
    }

    /// The same with gradients that PyTorch computes in one kernel: 16-bit ones are rounded once.
    /// All others round after each step, as PyTorch's, which are made of operations.
    public Pointwise roundingOnce() {
        return with(TypedPointwise.ROUNDS_ONCE);
    }

    /// The same with inputs that PyTorch saves for other gradients than the formula's.
    ///
    /// @param input for each input, the one whose gradient alone reads it, or [TypedPointwise#ALL]
    ///   or [TypedPointwise#NOBODY]
    public Pointwise readBy(int... input) {
        return with(o -> o.readers = input);
    }

    /// The same, refusing a factor `alpha` with a fraction where the operands are integers, which
    /// would lose the fraction.
    Pointwise wholeFactor() {
        return with(TypedPointwise.WHOLE_FACTOR);
    }

    /// The same, refusing further numbers, or without any a number among the operands, that the
    /// dtype which all promote to cannot hold.
    public Pointwise holding() {
        return with(o -> o.range = UnaryOperator.identity());
    }

    /// The same, refusing numbers that the dtype cannot hold which is computed in: float32 for
    /// 16-bit floats.
    public Pointwise computingWith() {
        return with(o -> o.range = d -> d.isLowPrecision() ? DType.FLOAT32 : d);
    }

    /// The same with a result that is saved whether the derivative reads it or not.
    public Pointwise keepingResult() {
        return with(TypedPointwise.KEEPS_RESULT);
    }

    /// The same, refusing truths before anything else is looked at, memory too.
    Pointwise refusingFirst(Guard g) {
        return refusing(g).with(TypedPointwise.REFUSES_FIRST);
    }

    /// The same with gradients that, where they are recorded themselves, save something computed of
    /// these operands in PyTorch, and not the operands: those may be changed afterwards.
    Pointwise copying(int... operands) {
        int all = 0;
        for (int operand : operands) {
            all |= TypedPointwise.copies(operand);
        }
        return with(all);
    }

    /// The same where that holds of operands that need no gradient.
    Pointwise copyingConstants() {
        return with(TypedPointwise.COPIES_CONSTANTS);
    }

    /// The same with a gradient of an input that, where it is recorded itself, saves something
    /// computed of what arrives in PyTorch, and not that itself.
    Pointwise copyingGradient(int input) {
        return with(TypedPointwise.copiesGradient(input));
    }

    /// The same where that holds if the other operand needs no gradient.
    Pointwise copyingGradientByConstants(int input) {
        return with(TypedPointwise.copiesGradientUnless(input));
    }

    /// The same with a second operand that counts as it is given where it is a number, or a tensor
    /// of one element: beside 16-bit floats PyTorch does not round it to theirs first.
    Pointwise takingNumbersWhole() {
        return with(TypedPointwise.WHOLE_NUMBERS);
    }

    /// The same without a gradient: the result is a constant of the graph, as in PyTorch.
    Pointwise withoutGradient() {
        return with(TypedPointwise.NO_GRADIENT);
    }

    /// The same with gradients that save what arrives, where they are recorded themselves, though
    /// no further derivative reads it.
    Pointwise keepingArriving() {
        return with(TypedPointwise.KEEPS_ARRIVING);
    }

    /// The same with gradients that are one step in PyTorch, which saves all that it has.
    public Pointwise inOneStep() {
        return with(TypedPointwise.ONE_STEP);
    }

    /// The same with gradients that lead to all operands where they are recorded themselves, with
    /// zeros to those that they do not depend on.
    public Pointwise tyingAll() {
        return with(TypedPointwise.TIES);
    }

    /// The same with gradients that are made of other operations where they are recorded
    /// themselves: which tensors they lead to, and save, decides which further derivatives there
    /// are, and what may be changed.
    public Pointwise recording(Recorded r) {
        return with(o -> o.recorded = r);
    }

    /// `log_softmax` gives `LogSoftmaxBackward0`.
    public static String nodeName(String name) {
        StringBuilder out = new StringBuilder();
        for (String part : name.split("_")) {
            if (!part.isEmpty()) {
                out.append(Character.toUpperCase(part.charAt(0))).append(part, 1, part.length());
            }
        }
        return out.append("Backward0").toString();
    }

    /// The name in PyTorch.
    public String name() {
        return name;
    }

    /// How many operands it takes.
    public int operands() {
        return operands;
    }

    /// How many scalar arguments follow them.
    public int extras() {
        return extras;
    }

    /// Applies to tensors.
    public Tensor call(Tensor... in) {
        return instance(in).apply(nodeName, NO_SCALARS, in);
    }

    /// The instance for tensors; as in PyTorch sizes that do not broadcast are refused before a
    /// dtype that has no kernel.
    private TypedPointwise instance(Tensor[] in) {
        try {
            return instance(ownKey(in), null);
        } catch (DTypeError e) {
            if (floats != null || DTypes.lacksKernel(e)) {
                long[] shape = in[0].shape().toArray();
                for (Tensor t : in) {
                    shape = Shapes.broadcast(shape, t.shape().toArray());
                }
            }
            throw e;
        }
    }

    /// Applies to one tensor, with scalar arguments.
    public Tensor callWith(Tensor a, double... extra) {
        TypedPointwise f = instance(key(a), null);
        return f.apply(nodeName, Numbers.encode(f, 0, extra), a);
    }

    /// Applies to one tensor, with integers as scalar arguments.
    Tensor callWith(long[] extra, Tensor a) {
        TypedPointwise f = instance(key(a), null);
        return f.apply(nodeName, Numbers.encode(f, extra), a);
    }

    /// Applies to tensors, with scalar arguments.
    public Tensor callWith(double[] extra, Tensor... in) {
        TypedPointwise f = instance(in);
        return f.apply(nodeName, Numbers.encode(f, 0, extra), in);
    }

    /// Applies to a tensor and a float number.
    public Tensor call(Tensor a, double b, double... extra) {
        TypedPointwise f = instance(OperandKey.pair(operand(a), OperandKey.FLOAT), null);
        return f.apply(nodeName, Numbers.encode(f, Numbers.operand(f, b, extra), extra), a);
    }

    /// Applies to a tensor and an integer.
    public Tensor call(Tensor a, long b, double... extra) {
        TypedPointwise f = instance(OperandKey.pair(operand(a), OperandKey.INTEGER), null);
        return f.apply(nodeName, Numbers.encode(f, Numbers.operand(f, b, extra), extra), a);
    }

    /// Applies to a tensor and a complex number.
    public Tensor call(Tensor a, Complex b, double... extra) {
        TypedPointwise f = instance(OperandKey.pair(operand(a), OperandKey.COMPLEX), null);
        return f.apply(nodeName, Numbers.encode(f, b, extra), a);
    }

    /// Applies to a complex number and a tensor.
    public Tensor call(Complex a, Tensor b, double... extra) {
        TypedPointwise f = instance(OperandKey.pair(OperandKey.COMPLEX, operand(b)), null);
        return f.apply(nodeName, Numbers.encode(f, a, extra), b);
    }

    /// Applies to a float number and a tensor.
    public Tensor call(double a, Tensor b, double... extra) {
        TypedPointwise f = instance(OperandKey.pair(OperandKey.FLOAT, operand(b)), null);
        return f.apply(nodeName, Numbers.encode(f, Numbers.operand(f, a, extra), extra), b);
    }

    /// Applies to an integer and a tensor.
    public Tensor call(long a, Tensor b, double... extra) {
        TypedPointwise f = instance(OperandKey.pair(OperandKey.INTEGER, operand(b)), null);
        return f.apply(nodeName, Numbers.encode(f, Numbers.operand(f, a, extra), extra), b);
    }

    /// Applies to tensors of one shape and sums or averages all results, in one kernel.
    public Tensor reduced(boolean mean, double[] extra, Tensor... in) {
        TypedPointwise f = instance(key(in), null);
        return new ReducedLoss(nodeName, f, Numbers.encode(f, 0, extra), mean).apply(in);
    }

    /// Applies to tensors and sums over dimensions, which stay with size 1. In one kernel, unless
    /// it is to be recorded.
    public Tensor sumOver(long[] dims, Tensor... in) {
        TypedPointwise f = instance(key(in), null);
        if (ThreadState.get().tracks() || f.isComplex()) {
            return call(in).sum(dims, true);
        }
        View[] views = TypedPointwise.views(in);
        long[] shape = views[0].shape();
        for (View v : views) {
            shape = Shapes.broadcast(shape, v.shape());
        }
        Reductions.Plan plan = new Reductions.Plan(shape, Shapes.dimMask(dims, shape.length), true);
        return TensorAccess.wrap(
                Reductions.run(Kernel.ReduceOp.SUM, f.program, f.result, views, plan, NO_SCALARS));
    }

    /// Changes the first operand in place and returns it.
    ///
    /// @throws DTypeError if the result does not fit the operand's dtype
    /// @throws dev.obor.base.ShapeError if the operands broadcast to other sizes
    /// @throws dev.obor.base.StateError if the operand may not be changed in place
    public Tensor into(Tensor... in) {
        return inPlace(ownKey(in), in, null);
    }

    /// Changes a tensor in place, with scalar arguments.
    public Tensor intoWith(double[] extra, Tensor... in) {
        return inPlace(key(in), in, f -> Numbers.encode(f, 0, extra));
    }

    /// Changes a tensor in place, with integers as scalar arguments.
    Tensor intoWith(long[] extra, Tensor a) {
        return inPlace(key(a), new Tensor[] {a}, f -> Numbers.encode(f, extra));
    }

    /// Changes a tensor in place by a float number.
    public Tensor into(Tensor a, double b, double... extra) {
        int key = OperandKey.pair(operand(a), OperandKey.FLOAT);
        return inPlace(
                key, new Tensor[] {a}, f -> Numbers.encode(f, Numbers.operand(f, b, extra), extra));
    }

    /// Changes a tensor in place by a complex number.
    public Tensor into(Tensor a, Complex b, double... extra) {
        int key = OperandKey.pair(operand(a), OperandKey.COMPLEX);
        return inPlace(key, new Tensor[] {a}, f -> Numbers.encode(f, b, extra));
    }

    /// Changes a tensor in place by an integer.
    public Tensor into(Tensor a, long b, double... extra) {
        int key = OperandKey.pair(operand(a), OperandKey.INTEGER);
        return inPlace(
                key, new Tensor[] {a}, f -> Numbers.encode(f, Numbers.operand(f, b, extra), extra));
    }

    private interface Arguments {
        long[] encode(TypedPointwise f);
    }

    private Tensor inPlace(int key, Tensor[] in, @Nullable Arguments arguments) {
        Tensor self = in[0];
        if (rule == Rule.LOGICAL) {
            return unnoticed(key, in);
        }
        if (self.dtype() == DType.BOOL && (traits & TypedPointwise.REFUSES_FIRST) != 0) {
            check(key);
        }
        InPlace.check(self, in);
        DType promoted = resultType(key);
        if (!InPlace.canCast(promoted, self.dtype())) {
            TypedPointwise.checkOutput(
                    TensorAccess.view(self), TypedPointwise.views(in)); // PyTorch's order
            throw InPlace.cannotHold(promoted, self);
        }
        TypedPointwise f;
        try {
            f = instance(key, self.dtype());
        } catch (DTypeError e) {
            TypedPointwise.checkOutput(
                    TensorAccess.view(self), TypedPointwise.views(in)); // PyTorch's order
            throw e;
        }
        long[] scalars = arguments == null ? NO_SCALARS : arguments.encode(f);
        return new PointwiseCall(nodeName, f, scalars, true).apply(in);
    }

    /// Truths written over a tensor: the graph takes no notice of it, as in PyTorch, but that the
    /// tensor has changed.
    private Tensor unnoticed(int key, Tensor[] in) {
        Tensor self = in[0];
        InPlace.checkMemory(InPlace.Memory.POINTWISE, self, in);
        TypedPointwise f = instance(key, self.dtype());
        f.runInto(TensorAccess.view(self), TypedPointwise.views(in), NO_SCALARS);
        InPlace.changed(self);
        return self;
    }

    private static int operand(Tensor t) {
        return OperandKey.of(t.dtype(), TensorAccess.view(t).dim());
    }

    public static int key(Tensor... in) {
        int key = 0;
        for (int i = 0; i < in.length; i++) {
            key |= OperandKey.at(i, operand(in[i]));
        }
        return key;
    }

    /// The key, in which an integer of one element stands as one without dimensions where that
    /// matters: beside a 16-bit float both promote alike.
    private int ownKey(Tensor... in) {
        int key = key(in);
        boolean single =
                (traits & TypedPointwise.WHOLE_NUMBERS) != 0
                        && in[0].dtype().isLowPrecision()
                        && !in[1].dtype().isDifferentiable()
                        && TensorAccess.view(in[1]).numel() == 1;
        return single ? key | OperandKey.at(1, OperandKey.ZERO_DIM) : key;
    }

    /// Whether an operand is rounded to the dtype that all are computed in.
    private boolean rounds(int operand, int place) {
        boolean single = OperandKey.isScalar(operand) || place > 0 && OperandKey.isZeroDim(operand);
        return (traits & TypedPointwise.WHOLE_NUMBERS) == 0 || !single;
    }

    private DType commonType(int key) {
        DType common = OperandKey.promote(key, operands, Globals.defaultDType());
        return rule == Rule.FLOAT && !common.isDifferentiable() ? Globals.defaultDType() : common;
    }

    private DType resultType(int key) {
        boolean bool = rule == Rule.COMPARISON || rule == Rule.LOGICAL;
        return bool ? DType.BOOL : commonType(key);
    }

    /// The instance for given operands, made on first use.
    ///
    /// @param out the dtype to store, or null for the promoted one
    public TypedPointwise instance(int key, @Nullable DType out) {
        DType defaultDType = Globals.defaultDType();
        Recent r = recent;
        if (out == null && r != null && r.operands == key && r.defaultDType == defaultDType) {
            return r.instance;
        }
        Key k = new Key(key, defaultDType, out);
        TypedPointwise f = instances.get(k);
        if (f == null) {
            f = instances.computeIfAbsent(k, x -> build(x.operands, x.out));
        }
        if (out == null) {
            recent = new Recent(key, defaultDType, f);
        }
        return f;
    }

    private void check(int key) {
        DType[] tensors = new DType[operands];
        int n = 0;
        for (int i = 0; i < operands; i++) {
            int o = OperandKey.operand(key, i);
            if (!OperandKey.isScalar(o)) {
                tensors[n++] = OperandKey.dtype(o);
            }
        }
        guard.check(Arrays.copyOf(tensors, n));
        if (floats != null) {
            DType common = OperandKey.promote(key, operands, Globals.defaultDType());
            if (complex != null && common.isComplex()) {
                return; // it has a formula of its own
            }
            if ((traits & TypedPointwise.WIDE) == 0) {
                DTypes.checkFloat(floats, common);
            } else {
                DTypes.checkWide(floats, common);
            }
        }
    }

    private TypedPointwise build(int key, @Nullable DType out) {
        check(key);
        DType common = commonType(key);
        if (common.isComplex()) {
            return buildComplex(key, common, out);
        }
        Type type = Type.of(common);
        Expr[] x = new Expr[operands];
        int[] places = new int[operands];
        int tensors = 0;
        int scalars = 0;
        for (int i = 0; i < operands; i++) {
            int o = OperandKey.operand(key, i);
            places[tensors] = i;
            Expr e =
                    OperandKey.isScalar(o)
                            ? Exprs.scalar(scalars++, type == Type.BOOL ? Type.I64 : type)
                            : Exprs.input(tensors++, OperandKey.dtype(o));
            boolean whole = common.isLowPrecision() && !rounds(o, i);
            x[i] =
                    rule == Rule.LOGICAL
                            ? Exprs.cast(Type.BOOL, e)
                            : whole ? Exprs.cast(type, e) : Exprs.stored(common, e);
        }
        Expr[] s = new Expr[extras];
        for (int i = 0; i < extras; i++) {
            s[i] = Exprs.scalar(scalars++, type == Type.BOOL ? Type.I64 : type);
        }
        DType result = out != null ? out : resultType(key);
        try {
            Expr e = formula.of(x, s);
            TypedPointwise.Stated stated =
                    derivation == null ? null : new TypedPointwise.Stated(derivation, x, places);
            int more = tensors < operands ? traits | TypedPointwise.NUMBER : traits;
            if (result != common) {
                // In place, what is stored may be rounded; what backward computes (again) is not.
                more |= TypedPointwise.ROUNDS_ONCE;
                if ((traits & TypedPointwise.RECOMPUTES) != 0) {
                    more = more & ~TypedPointwise.RECOMPUTES | TypedPointwise.NO_RESULT;
                }
            }
            var made =
                    new TypedPointwise(name, e, result, tensors, stated, layouts, contiguous, more);
            made.recorded = recorded;
            made.range = range == null ? null : range.apply(common);
            made.laidOutAs = laidOutAs;
            made.orderChecks(order);
            if (readers != null && readers.length == tensors) {
                made.setReaders(readers);
            }
            return made;
        } catch (IllegalArgumentException e) {
            DTypeError error = DTypes.notImplemented(name + "_cpu", common);
            error.initCause(e);
            throw error;
        }
    }

    private TypedPointwise buildComplex(int key, DType common, @Nullable DType out) {
        ComplexFormula given = complex;
        ComplexDerivation slope = complexDerivation;
        if (given == null || slope == null) {
            throw DTypes.notImplemented(name + "_cpu", common);
        }
        Type type = Type.of(common.toReal());
        ComplexExpr[] x = new ComplexExpr[operands];
        DType[] dtypes = new DType[operands];
        int[] places = new int[operands];
        int tensors = 0;
        int scalars = 0;
        for (int i = 0; i < operands; i++) {
            int o = OperandKey.operand(key, i);
            places[tensors] = i;
            if (OperandKey.isScalar(o)) {
                Expr re = Exprs.scalar(scalars++, type);
                boolean whole = o == OperandKey.COMPLEX;
                Expr im = whole ? Exprs.scalar(scalars++, type) : Exprs.constant(type, 0);
                x[i] = ComplexExpr.of(re, im);
            } else {
                DType dtype = OperandKey.dtype(o);
                dtypes[tensors] = dtype;
                x[i] = ComplexForm.input(tensors++, dtype).cast(type);
            }
        }
        ComplexExpr[] s = new ComplexExpr[extras];
        for (int i = 0; i < extras; i++) {
            s[i] = ComplexExpr.of(Exprs.scalar(scalars++, type), Exprs.constant(type, 0));
        }
        ComplexExpr value = given.of(x, s);
        if (out != null && out.isComplex() && value.im() == null && value.type().isFloat()) {
            throw new DTypeError(
                    "In-place " + name + " is not supported for complex tensors.",
                    "The result is real: leave off the underscore.");
        }
        DType natural =
                value.type() == Type.BOOL
                        ? DType.BOOL
                        : value.im() == null ? common.toReal() : common;
        DType result = out != null ? out : natural;
        DType[] used = Arrays.copyOf(dtypes, tensors);
        var form =
                new ComplexForm(
                        name, value, used, result, new ComplexForm.Stated(slope, x, places));
        int more = (tensors < operands ? traits | TypedPointwise.NUMBER : traits) & ~DERIVED;
        var made =
                new TypedPointwise(
                        name, form, value.re(), result, tensors, layouts, contiguous, more);
        made.recorded = recorded;
        made.range = range == null ? null : range.apply(common);
        made.laidOutAs = laidOutAs;
        made.orderChecks(order);
        if (readers != null && readers.length == tensors) {
            made.setReaders(readers);
        }
        return made;
    }

    /// What is said of derivatives that complex numbers have others in place of.
    private static final int DERIVED = TypedPointwise.RECOMPUTES | TypedPointwise.NO_RESULT;
}
