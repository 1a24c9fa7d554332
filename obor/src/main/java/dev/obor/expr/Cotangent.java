package dev.obor.expr;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A gradient on its way: a value, or what it is on either side of a condition, null being 0.
sealed interface Cotangent {
    /// The gradient as an expression.
    Expr value();

    /// How many values there are.
    int leaves();

    /// The same conditions with other values.
    @Nullable Cotangent replaceLeaf(Function<Expr, @Nullable Cotangent> f);

    /// The same whatever the conditions are.
    record Leaf(Expr value) implements Cotangent {
        @Override
        public int leaves() {
            return 1;
        }

        @Override
        public @Nullable Cotangent replaceLeaf(Function<Expr, @Nullable Cotangent> f) {
            return f.apply(value);
        }
    }

    /// One gradient where the condition holds and another elsewhere; not both are null.
    record Branch(Expr cond, @Nullable Cotangent then, @Nullable Cotangent otherwise)
            implements Cotangent {
        @Override
        public Expr value() {
            Expr a = then == null ? null : then.value();
            Expr b = otherwise == null ? null : otherwise.value();
            if (a == null) {
                return Exprs.where(cond, Exprs.constant(b.type(), 0), b);
            }
            return Exprs.where(cond, a, b == null ? Exprs.constant(a.type(), 0) : b);
        }

        @Override
        public int leaves() {
            return (then == null ? 0 : then.leaves())
                    + (otherwise == null ? 0 : otherwise.leaves());
        }

        @Override
        public @Nullable Cotangent replaceLeaf(Function<Expr, @Nullable Cotangent> f) {
            Cotangent a = then == null ? null : then.replaceLeaf(f);
            Cotangent b = otherwise == null ? null : otherwise.replaceLeaf(f);
            return a == null && b == null ? null : new Branch(cond, a, b);
        }
    }

    /// The sum; branches of one condition are joined.
    static Cotangent plus(Cotangent a, Cotangent b) {
        if (a instanceof Branch p && b instanceof Branch q && p.cond.equals(q.cond)) {
            return new Branch(p.cond, sum(p.then, q.then), sum(p.otherwise, q.otherwise));
        }
        return new Leaf(Exprs.add(a.value(), b.value()));
    }

    private static @Nullable Cotangent sum(@Nullable Cotangent a, @Nullable Cotangent b) {
        return a == null ? b : b == null ? a : plus(a, b);
    }
}
