package dev.obor.pointwise;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.DType;
import dev.obor.base.ValueError;
import dev.obor.expr.Expr;
import dev.obor.expr.Exprs;
import dev.obor.expr.Type;
import dev.obor.op.pointwise.Pointwise;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// An operation on single elements with its derivatives, declared by one formula.
///
/// ```java
/// static final PointwiseFunction MISH =
///         PointwiseFunction.unary("mish", x -> x.mul(x.exp().log1p().tanh()));
///
/// Tensor y = MISH.apply(x); // y.gradFn() is <MishBackward0>
/// ```
///
/// Broadcasting, promotion, strides of the result, the form in place, one fused loop per call,
/// first and higher derivatives follow from the formula, as for the library's own operations. A
/// function with branches is written with [Formula#where]; a derivative of its own, where the
/// derived one is not accurate enough, is given by [#derivative]. For operations that are not
/// pointwise see [dev.obor.autograd.Function].
///
/// The dtypes of the tensors are promoted, and integers become the default float type; where the
/// formula is a condition the result is bool. [#keepingIntegers] computes with integers as they
/// are.
///
/// An object keeps what was compiled for it, so keep it in a static field. Safe for use by many
/// threads.
public final class PointwiseFunction {
    /// A formula of several tensors and numbers.
    @FunctionalInterface
    public interface Body {
        /// The result for one element.
        ///
        /// @param x one element of each tensor
        /// @param n the numbers
        Formula of(Formula[] x, Formula[] n);
    }

    /// The gradient that one tensor gets.
    @FunctionalInterface
    public interface Derivative {
        /// The gradient of a tensor's element; null to derive it from the formula.
        ///
        /// @param input which tensor
        /// @param grad the gradient of the result
        /// @param x one element of each tensor
        /// @param n the numbers
        /// @param result what the function gave; using it spares computing it again
        @Nullable Formula of(int input, Formula grad, Formula[] x, Formula[] n, Formula result);
    }

    private static final int MOST_TENSORS = 6;

    private final String name;
    private final int tensors;
    private final int numbers;
    private final Body body;
    private final @Nullable Derivative derivative;
    private final boolean integers;
    private final Pointwise pointwise;

    private PointwiseFunction(
            String name,
            int tensors,
            int numbers,
            Body body,
            @Nullable Derivative derivative,
            boolean integers) {
        this.name = name;
        this.tensors = tensors;
        this.numbers = numbers;
        this.body = body;
        this.derivative = derivative;
        this.integers = integers;
        this.pointwise = pointwise();
    }

    /// A function of one tensor.
    ///
    /// @param name in PyTorch's style, `squared_relu`: the step of the graph is then called
    ///   `SquaredReluBackward0`
    public static PointwiseFunction unary(String name, UnaryOperator<Formula> formula) {
        Arguments.given(name, "name");
        Arguments.given(formula, "formula");
        return of(name, 1, 0, (x, _) -> formula.apply(x[0]));
    }

    /// A function of two tensors, which broadcast.
    ///
    /// @param name in PyTorch's style
    public static PointwiseFunction binary(String name, BinaryOperator<Formula> formula) {
        Arguments.given(name, "name");
        Arguments.given(formula, "formula");
        return of(name, 2, 0, (x, _) -> formula.apply(x[0], x[1]));
    }

    /// A function of several tensors, which broadcast, and of numbers given with each call.
    ///
    /// @param name in PyTorch's style
    /// @param tensors how many, 1 to 6
    /// @param numbers how many
    /// @throws ValueError if there are too few or too many tensors
    public static PointwiseFunction of(String name, int tensors, int numbers, Body formula) {
        Arguments.given(name, "name");
        Arguments.given(formula, "formula");
        if (tensors < 1 || tensors > MOST_TENSORS || numbers < 0) {
            throw new ValueError(
                    name
                            + ": a pointwise function takes 1 to "
                            + MOST_TENSORS
                            + " tensors and any numbers, but got "
                            + tensors
                            + " and "
                            + numbers);
        }
        OwnLeaves.checkNumbers(name, numbers);
        return new PointwiseFunction(name, tensors, numbers, formula, null, false);
    }

    /// The same function with a derivative of its own.
    public PointwiseFunction derivative(Derivative own) {
        Arguments.given(own, "own");
        return new PointwiseFunction(name, tensors, numbers, body, own, integers);
    }

    /// The same function, but tensors of integers are computed with as they are.
    ///
    /// Integers wrap around; a formula that needs floating point, such as `sqrt`, refuses them.
    public PointwiseFunction keepingIntegers() {
        return new PointwiseFunction(name, tensors, numbers, body, derivative, true);
    }

    /// The result for all elements.
    ///
    /// @param inputs tensors of any shapes that broadcast
    /// @throws ValueError if there are more or fewer than the formula takes, or it takes numbers
    /// @throws dev.obor.base.ShapeError if the shapes do not broadcast
    public Tensor apply(Tensor... inputs) {
        Arguments.given(inputs, "inputs");
        return apply(new double[0], inputs);
    }

    /// The result for all elements, with numbers.
    ///
    /// @param arguments the numbers; other numbers compile nothing
    /// @param inputs tensors of any shapes that broadcast
    /// @throws ValueError if there are more or fewer than the formula takes
    /// @throws dev.obor.base.ShapeError if the shapes do not broadcast
    public Tensor apply(double[] arguments, Tensor... inputs) {
        Arguments.given(inputs, "inputs");
        Arguments.given(arguments, "arguments");
        check(arguments, inputs);
        return pointwise.callWith(arguments, inputs);
    }

    /// Replaces the elements of the first tensor by the result, and returns it.
    ///
    /// @param arguments the numbers
    /// @param inputs the tensor that is changed, and the others, which broadcast to it
    /// @throws ValueError if there are more or fewer than the formula takes
    /// @throws dev.obor.base.ShapeError if the others do not broadcast to the first
    /// @throws dev.obor.base.DTypeError if the result does not fit the first tensor's dtype
    /// @throws dev.obor.base.StateError if it may not be changed in place
    public Tensor apply_(double[] arguments, Tensor... inputs) {
        Arguments.given(inputs, "inputs");
        Arguments.given(arguments, "arguments");
        check(arguments, inputs);
        return pointwise.intoWith(arguments, inputs);
    }

    /// Replaces the elements of the first tensor by the result, and returns it.
    ///
    /// @see #apply_(double[], Tensor...)
    public Tensor apply_(Tensor... inputs) {
        Arguments.given(inputs, "inputs");
        return apply_(new double[0], inputs);
    }

    /// The name.
    @Override
    public String toString() {
        return name;
    }

    private void check(double[] arguments, Tensor[] inputs) {
        if (inputs.length != tensors || arguments.length != numbers) {
            throw new ValueError(
                    name
                            + ": expected "
                            + tensors
                            + " tensors and "
                            + numbers
                            + " numbers, but got "
                            + inputs.length
                            + " and "
                            + arguments.length);
        }
    }

    private Pointwise pointwise() {
        Pointwise.Rule rule =
                probe().isCondition()
                        ? Pointwise.Rule.COMPARISON
                        : integers ? Pointwise.Rule.ARITHMETIC : Pointwise.Rule.FLOAT;
        Pointwise made = Pointwise.of(name, tensors, numbers, rule, this::expr);
        Derivative own = derivative;
        return own == null ? made : made.derivative((i, g, x, out) -> gradient(own, i, g, x, out));
    }

    /// The formula of float32 tensors: shows what it gives, and its mistakes where it is declared.
    private Formula probe() {
        Formula[] x = new Formula[tensors];
        for (int i = 0; i < tensors; i++) {
            x[i] = new Formula(Exprs.input(i, DType.FLOAT32));
        }
        Formula[] n = new Formula[numbers];
        for (int i = 0; i < numbers; i++) {
            n[i] = new Formula(Exprs.scalar(i, Type.F32));
        }
        return body.of(x, n);
    }

    private Expr expr(Expr[] x, Expr[] s) {
        OwnLeaves own = new OwnLeaves();
        own.addAll(x);
        own.addAll(s);
        return own.check(name, body.of(formulas(x), formulas(s)).expr);
    }

    private @Nullable Expr gradient(Derivative own, int input, Expr g, Expr[] x, Expr out) {
        Formula[] n = new Formula[numbers];
        for (int i = 0; i < numbers; i++) {
            n[i] = new Formula(Exprs.scalar(i, g.type()));
        }
        Formula made = own.of(input, new Formula(g), formulas(x), n, new Formula(out));
        if (made == null) {
            return null;
        }
        OwnLeaves leaves = new OwnLeaves();
        leaves.addAll(g, out);
        leaves.addAll(x);
        for (Formula f : n) {
            leaves.addAll(f.expr);
        }
        return leaves.check(name, made.expr);
    }

    private static Formula[] formulas(Expr[] expressions) {
        Formula[] result = new Formula[expressions.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = new Formula(expressions[i]);
        }
        return result;
    }
}
