package dev.obor.expr;

import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Map;

/// Writes expressions as formulas. Small ones stand as they are; in large ones what is used more
/// than once gets a name: `t0 = exp(x0); (t0 / (t0 + 1))`.
final class Printer {
    private static final int SMALL = 60;

    private final StringBuilder out = new StringBuilder();
    private final Map<Expr, Integer> uses = new IdentityHashMap<>();
    private final Map<Expr, String> names = new IdentityHashMap<>();
    private final boolean naming;

    private Printer(boolean naming) {
        this.naming = naming;
    }

    static String print(Expr e) {
        Printer printer = new Printer(length(e, SMALL) <= 0);
        if (printer.naming) {
            printer.count(e);
            printer.define(e);
        }
        printer.write(e);
        return printer.out.toString();
    }

    /// What is left of a budget of nodes after writing all of it out.
    private static int length(Expr e, int budget) {
        int left = budget - 1;
        for (int i = 0; i < e.arity() && left > 0; i++) {
            left = length(e.arg(i), left);
        }
        return left;
    }

    private void count(Expr e) {
        if (uses.merge(e, 1, Integer::sum) == 1) {
            for (int i = 0; i < e.arity(); i++) {
                count(e.arg(i));
            }
        }
    }

    private void define(Expr e) {
        for (int i = 0; i < e.arity(); i++) {
            Expr part = e.arg(i);
            if (names.containsKey(part) || part.arity() == 0) {
                continue;
            }
            define(part);
            if (uses.getOrDefault(part, 0) > 1) {
                String name = "t" + names.size();
                out.append(name).append(" = ");
                write(part);
                out.append("; ");
                names.put(part, name);
            }
        }
    }

    private void write(Expr e) {
        String name = names.get(e);
        if (name != null) {
            out.append(name);
            return;
        }
        switch (e) {
            case Input n -> out.append('x').append(n.index());
            case Scalar n -> out.append('s').append(n.index());
            case Const n -> out.append(number(n));
            case Unary n -> call(n.op().text(), n);
            case Binary n -> binary(n);
            case Fma n -> call("fma", n);
            case Where n -> call("where", n);
            case Cast n -> call(lower(n.type()), n);
            case Round n -> call(n.dtype().text(), n);
            case Bits n -> call("bits_" + lower(n.type()), n);
        }
    }

    private static String lower(Type type) {
        return type.name().toLowerCase(Locale.ROOT);
    }

    private void binary(Binary n) {
        if (Character.isLetter(n.op().text().charAt(0))) {
            call(n.op().text(), n);
            return;
        }
        out.append('(');
        write(n.a());
        out.append(' ').append(n.op().text()).append(' ');
        write(n.b());
        out.append(')');
    }

    private void call(String name, Expr e) {
        out.append(name).append('(');
        for (int i = 0; i < e.arity(); i++) {
            if (i > 0) {
                out.append(", ");
            }
            write(e.arg(i));
        }
        out.append(')');
    }

    private static String number(Const n) {
        if (n.type() == Type.BOOL) {
            return n.bits() != 0 ? "true" : "false";
        }
        if (!n.type().isFloat()) {
            return Long.toString(n.bits());
        }
        String text =
                n.type() == Type.F32
                        ? Float.toString((float) n.asDouble())
                        : Double.toString(n.asDouble());
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
