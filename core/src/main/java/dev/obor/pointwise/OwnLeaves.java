package dev.obor.pointwise;

import dev.obor.base.ValueError;
import dev.obor.expr.Expr;
import dev.obor.expr.Input;
import dev.obor.expr.Scalar;
import java.util.HashSet;
import java.util.Set;

/// The elements and numbers that a formula was given: what it makes of them may hold no others. A
/// program that keeps a [Formula] and uses it in another one would mix elements of two calls.
final class OwnLeaves {
    private static final int MOST_NUMBERS = 1024;

    private final Set<Expr> given = new HashSet<>();
    private final Set<Expr> walked = new HashSet<>();
    private final Set<Expr> seen = new HashSet<>();

    /// Refuses numbers beyond what any formula needs.
    static void checkNumbers(String name, int numbers) {
        if (numbers < 0 || numbers > MOST_NUMBERS) {
            throw new ValueError(
                    name
                            + ": a formula takes 0 to "
                            + MOST_NUMBERS
                            + " numbers, but got "
                            + numbers);
        }
    }

    Expr add(Expr leaf) {
        given.add(leaf);
        return leaf;
    }

    /// Adds what some expressions are made of.
    void addAll(Expr... expressions) {
        for (Expr e : expressions) {
            if (isLeaf(e)) {
                given.add(e);
            }
            boolean isNew = walked.add(e);
            for (int i = 0; isNew && i < e.arity(); i++) {
                addAll(e.arg(i));
            }
        }
    }

    /// The result of a formula.
    ///
    /// @throws ValueError if it holds what the formula was not given
    Expr check(String name, Expr made) {
        if (!seen.add(made)) {
            return made;
        }
        if (isLeaf(made) && !given.contains(made)) {
            throw new ValueError(
                    name + ": the formula uses an element or a number that it was not given",
                    "A formula is made of its own arguments; none is kept for another call.");
        }
        for (int i = 0; i < made.arity(); i++) {
            check(name, made.arg(i));
        }
        return made;
    }

    private static boolean isLeaf(Expr e) {
        return e instanceof Input || e instanceof Scalar;
    }
}
