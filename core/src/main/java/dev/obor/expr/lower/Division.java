package dev.obor.expr.lower;

import dev.obor.expr.Expr;
import dev.obor.expr.Exprs;

/// Floor division and the remainder that belongs to it, as PyTorch defines them.
final class Division {
    private Division() {}

    static Expr remainder(Expr a, Expr b) {
        Expr m = Exprs.fmod(a, b);
        return opposite(m, b).where(m.add(b), m);
    }

    static Expr floorDiv(Expr a, Expr b) {
        return a.type().isFloat() ? floating(a, b) : integer(a, b);
    }

    private static Expr integer(Expr a, Expr b) {
        Expr q = Exprs.quotient(a, b);
        Expr m = a.sub(q.mul(b));
        return q.sub(opposite(m, b).cast(a.type()));
    }

    /// PyTorch's `div_floor_floating`, which is CPython's: the quotient of what is divisible, then
    /// snapped to the nearest integer.
    private static Expr floating(Expr a, Expr b) {
        Expr m = Exprs.fmod(a, b);
        Expr exact = a.sub(m).div(b);
        Expr one = Exprs.constant(a.type(), 1);
        Expr zero = Exprs.constant(a.type(), 0);
        Expr q = exact.sub(opposite(m, b).where(one, zero));
        Expr floor = Exprs.floor(q);
        Expr snapped = floor.add(q.sub(floor).gt(0.5).where(one, zero));
        Format f = Format.of(a);
        Expr signed = q.ne(0).where(snapped, f.withSign(zero, a.div(b)));
        return b.eq(0).where(a.div(b), signed);
    }

    /// Whether a remainder is not 0 and has the other sign than the divisor.
    private static Expr opposite(Expr m, Expr b) {
        return m.ne(0).and(m.lt(0).xor(b.lt(0)));
    }
}
