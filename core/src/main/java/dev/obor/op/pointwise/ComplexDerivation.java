package dev.obor.op.pointwise;

import dev.obor.expr.ComplexExpr;
import org.jspecify.annotations.Nullable;

/// A derivative of a complex formula stated by hand, for accuracy or to need less memory.
@FunctionalInterface
public interface ComplexDerivation {
    /// The gradient for an operand; null means to derive it.
    ///
    /// @param operand its place among the operands, numbers included
    /// @param out the operation's result as an input
    @Nullable ComplexExpr of(int operand, ComplexExpr grad, ComplexExpr[] x, ComplexExpr out);
}
