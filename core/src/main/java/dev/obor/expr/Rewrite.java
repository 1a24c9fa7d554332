package dev.obor.expr;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Replaces parts of an expression.
public final class Rewrite {
    private final Function<Expr, @Nullable Expr> replacement;
    private final Map<Expr, Expr> done = new IdentityHashMap<>();

    private Rewrite(Function<Expr, @Nullable Expr> replacement) {
        this.replacement = replacement;
    }

    /// The expression with every outermost part replaced for which there is a replacement.
    ///
    /// @param replacement an expression of the same type, or null to look further inside
    public static Expr apply(Expr root, Function<Expr, @Nullable Expr> replacement) {
        return new Rewrite(replacement).visit(root);
    }

    private Expr visit(Expr e) {
        Expr known = done.get(e);
        if (known != null) {
            return known;
        }
        Expr replaced = replacement.apply(e);
        Expr result = replaced != null ? replaced : Simplify.rebuild(e, this::visit);
        done.put(e, result);
        return result;
    }

    /// The expression with something done to the value of each of its steps, the first first.
    public static Expr steps(Expr root, UnaryOperator<Expr> change) {
        return new Object() {
            final Map<Expr, Expr> done = new IdentityHashMap<>();

            Expr visit(Expr e) {
                if (e.arity() == 0) {
                    return e;
                }
                Expr known = done.get(e);
                if (known == null) {
                    known = change.apply(Simplify.rebuild(e, this::visit));
                    done.put(e, known);
                }
                return known;
            }
        }.visit(root);
    }
}
