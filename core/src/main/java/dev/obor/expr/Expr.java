package dev.obor.expr;

import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A pointwise expression: an immutable graph whose equal parts may be shared.
///
/// Nodes are made by [Exprs], which checks types and simplifies; equality is structural. Operands
/// have one type: conversions are explicit [Cast]s, numbers in Java become constants of the type.
public abstract sealed class Expr
        permits Binary, Bits, Cast, Const, Fma, Input, Round, Scalar, Unary, Where {
    private final Type type;
    private final int hash;

    Expr(Type type, int label, Expr... args) {
        this.type = type;
        int h = label * 0x9E3779B9 + type.ordinal();
        for (Expr arg : args) {
            h = Integer.rotateLeft(h, 5) * 0x85EBCA6B + arg.hash;
        }
        this.hash = h ^ (h >>> 15);
    }

    /// The type of the value.
    public final Type type() {
        return type;
    }

    /// How many operands there are.
    public abstract int arity();

    /// An operand.
    public abstract Expr arg(int i);

    /// Whether the nodes are of one kind with the same operation, leaving operands aside.
    abstract boolean sameLabel(Expr other);

    @Override
    public final int hashCode() {
        return hash;
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        return this == other
                || other instanceof Expr e
                        && hash == e.hash
                        && same(this, e, new IdentityHashMap<>());
    }

    /// `seen` keeps the comparison linear where operands are shared.
    private static boolean same(Expr a, Expr b, Map<Expr, Expr> seen) {
        if (a == b || seen.get(a) == b) {
            return true;
        }
        if (a.hash != b.hash || a.arity() != b.arity() || !a.sameLabel(b)) {
            return false;
        }
        for (int i = 0; i < a.arity(); i++) {
            if (!same(a.arg(i), b.arg(i), seen)) {
                return false;
            }
        }
        seen.put(a, b);
        return true;
    }

    /// The formula.
    @Override
    public final String toString() {
        return Printer.print(this);
    }

    /// `this + b`.
    public final Expr add(Expr b) {
        return Exprs.add(this, b);
    }

    /// `this + b`.
    public final Expr add(double b) {
        return add(Exprs.constant(type, b));
    }

    /// `this - b`.
    public final Expr sub(Expr b) {
        return Exprs.sub(this, b);
    }

    /// `this - b`.
    public final Expr sub(double b) {
        return sub(Exprs.constant(type, b));
    }

    /// `this * b`.
    public final Expr mul(Expr b) {
        return Exprs.mul(this, b);
    }

    /// `this * b`.
    public final Expr mul(double b) {
        return mul(Exprs.constant(type, b));
    }

    /// `this / b`.
    public final Expr div(Expr b) {
        return Exprs.div(this, b);
    }

    /// `this / b`.
    public final Expr div(double b) {
        return div(Exprs.constant(type, b));
    }

    /// `-this`.
    public final Expr neg() {
        return Exprs.neg(this);
    }

    /// `this * b + c`, rounded once.
    public final Expr fma(Expr b, Expr c) {
        return Exprs.fma(this, b, c);
    }

    /// `this == b`.
    public final Expr eq(Expr b) {
        return Exprs.eq(this, b);
    }

    /// `this == b`.
    public final Expr eq(double b) {
        return eq(Exprs.constant(type, b));
    }

    /// `this != b`.
    public final Expr ne(Expr b) {
        return Exprs.ne(this, b);
    }

    /// `this != b`.
    public final Expr ne(double b) {
        return ne(Exprs.constant(type, b));
    }

    /// `this < b`.
    public final Expr lt(Expr b) {
        return Exprs.lt(this, b);
    }

    /// `this < b`.
    public final Expr lt(double b) {
        return lt(Exprs.constant(type, b));
    }

    /// `this <= b`.
    public final Expr le(Expr b) {
        return Exprs.le(this, b);
    }

    /// `this <= b`.
    public final Expr le(double b) {
        return le(Exprs.constant(type, b));
    }

    /// `this > b`.
    public final Expr gt(Expr b) {
        return Exprs.gt(this, b);
    }

    /// `this > b`.
    public final Expr gt(double b) {
        return gt(Exprs.constant(type, b));
    }

    /// `this >= b`.
    public final Expr ge(Expr b) {
        return Exprs.ge(this, b);
    }

    /// `this >= b`.
    public final Expr ge(double b) {
        return ge(Exprs.constant(type, b));
    }

    /// Logical or bitwise and.
    public final Expr and(Expr b) {
        return Exprs.and(this, b);
    }

    /// Logical or bitwise or.
    public final Expr or(Expr b) {
        return Exprs.or(this, b);
    }

    /// Logical or bitwise exclusive or.
    public final Expr xor(Expr b) {
        return Exprs.xor(this, b);
    }

    /// Logical or bitwise complement.
    public final Expr not() {
        return Exprs.not(this);
    }

    /// The larger, NaN if either is.
    public final Expr max(Expr b) {
        return Exprs.max(this, b);
    }

    /// The larger, NaN if this is.
    public final Expr max(double b) {
        return max(Exprs.constant(type, b));
    }

    /// The smaller, NaN if either is.
    public final Expr min(Expr b) {
        return Exprs.min(this, b);
    }

    /// The smaller, NaN if this is.
    public final Expr min(double b) {
        return min(Exprs.constant(type, b));
    }

    /// `this * this`.
    public final Expr square() {
        return mul(this);
    }

    /// The value converted.
    public final Expr cast(Type to) {
        return Exprs.cast(to, this);
    }

    /// `a` where this condition holds, else `b`.
    public final Expr where(Expr a, Expr b) {
        return Exprs.where(this, a, b);
    }
}
