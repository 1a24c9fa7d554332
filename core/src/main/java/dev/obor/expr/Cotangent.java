package dev.obor.expr;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A gradient on its way: a value, what it is on either side of a condition (null being 0), or a
/// sum of these.
sealed interface Cotangent {
    /// The gradient as an expression.
    Expr value();

    /// How many values there are.
    int leaves();

    /// The same conditions with another value, where there is only one.
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
            if (then == null) {
                Expr b = Objects.requireNonNull(otherwise).value();
                return Exprs.where(cond, Exprs.constant(b.type(), 0), b);
            }
            Expr a = then.value();
            Expr b = otherwise == null ? Exprs.constant(a.type(), 0) : otherwise.value();
            return Exprs.where(cond, a, b);
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

    /// Gradients that will be added; at most one has no condition, and no two have the same.
    record Sum(List<Cotangent> terms) implements Cotangent {
        @Override
        public Expr value() {
            return terms.stream().map(Cotangent::value).reduce(Exprs::add).orElseThrow();
        }

        @Override
        public int leaves() {
            return terms.stream().mapToInt(Cotangent::leaves).sum();
        }

        @Override
        public @Nullable Cotangent replaceLeaf(Function<Expr, @Nullable Cotangent> f) {
            throw new IllegalStateException("a sum has several values");
        }
    }

    /// The sum; branches of one condition are joined, so that their masks are applied once.
    static Cotangent plus(Cotangent a, Cotangent b) {
        List<Cotangent> terms = new ArrayList<>(terms(a));
        terms(b).forEach(term -> addTo(terms, term));
        return terms.size() == 1 ? terms.get(0) : new Sum(List.copyOf(terms));
    }

    private static List<Cotangent> terms(Cotangent c) {
        return c instanceof Sum s ? s.terms : List.of(c);
    }

    private static void addTo(List<Cotangent> terms, Cotangent term) {
        for (int i = 0; i < terms.size(); i++) {
            Cotangent joined = join(terms.get(i), term);
            if (joined != null) {
                terms.set(i, joined);
                return;
            }
        }
        terms.add(term);
    }

    private static @Nullable Cotangent join(Cotangent a, Cotangent b) {
        if (a instanceof Leaf p && b instanceof Leaf q) {
            return new Leaf(Exprs.add(p.value, q.value));
        }
        if (a instanceof Branch p && b instanceof Branch q && p.cond.equals(q.cond)) {
            return new Branch(p.cond, sum(p.then, q.then), sum(p.otherwise, q.otherwise));
        }
        return null;
    }

    private static @Nullable Cotangent sum(@Nullable Cotangent a, @Nullable Cotangent b) {
        return a == null ? b : b == null ? a : plus(a, b);
    }
}
