package dev.obor.expr;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Rewrites mathematical operations into machine operations.
public final class Lowering {
    private final Map<Expr, Expr> done = new HashMap<>();
    private final Map<Expr, Expr> unique = new HashMap<>();

    private Lowering() {}

    /// One expression in machine operations.
    public static Expr lower(Expr e) {
        return lower(List.of(e)).get(0);
    }

    /// Several expressions in machine operations; equal parts become one object.
    public static List<Expr> lower(List<Expr> exprs) {
        Lowering lowering = new Lowering();
        return exprs.stream().map(lowering::visit).toList();
    }

    private Expr visit(Expr e) {
        return e;
    }
}
