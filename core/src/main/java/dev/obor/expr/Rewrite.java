package dev.obor.expr;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Replaces parts of an expression.
public final class Rewrite {
    private final Function<Expr, @Nullable Expr> replacement;
    private final UnaryOperator<Expr> rebuilt;
    private final Map<Expr, Expr> done = new IdentityHashMap<>();

    private Rewrite(Function<Expr, @Nullable Expr> replacement, UnaryOperator<Expr> rebuilt) {
        this.replacement = replacement;
        this.rebuilt = rebuilt;
    }

    /// The expression with every outermost part replaced for which there is a replacement.
    ///
    /// @param replacement an expression of the same type, or null to look further inside
    public static Expr apply(Expr root, Function<Expr, @Nullable Expr> replacement) {
        return new Rewrite(replacement, UnaryOperator.identity()).visit(root);
    }

    /// The expression with something done to the value of each of its steps, the first first.
    public static Expr steps(Expr root, UnaryOperator<Expr> change) {
        return new Rewrite(e -> e.arity() == 0 ? e : null, change).visit(root);
    }

    private Expr visit(Expr e) {
        Expr known = done.get(e);
        if (known != null) {
            return known;
        }
        Expr replaced = replacement.apply(e);
        Expr result = replaced != null ? replaced : rebuilt.apply(Simplify.rebuild(e, this::visit));
        done.put(e, result);
        return result;
    }
}
