package dev.obor.expr;

/// Writes expressions as formulas; parts that are shared are written out each time they occur.
final class Printer {
    private Printer() {}

    static String print(Expr e) {
        StringBuilder out = new StringBuilder();
        print(e, out);
        return out.toString();
    }

    private static void print(Expr e, StringBuilder out) {
        switch (e) {
            case Input n -> out.append('x').append(n.index());
            case Scalar n -> out.append('s').append(n.index());
            case Const n -> out.append(number(n));
            case Unary n -> call(n.op().text(), n, out);
            case Binary n -> binary(n, out);
            case Fma n -> call("fma", n, out);
            case Where n -> call("where", n, out);
            case Cast n -> call(n.type().name().toLowerCase(java.util.Locale.ROOT), n, out);
            case Round n -> call(n.dtype().text(), n, out);
            case Bits n ->
                    call("bits" + n.type().name().toLowerCase(java.util.Locale.ROOT), n, out);
        }
    }

    private static void binary(Binary n, StringBuilder out) {
        if (Character.isLetter(n.op().text().charAt(0))) {
            call(n.op().text(), n, out);
            return;
        }
        out.append('(');
        print(n.a(), out);
        out.append(' ').append(n.op().text()).append(' ');
        print(n.b(), out);
        out.append(')');
    }

    private static void call(String name, Expr e, StringBuilder out) {
        out.append(name).append('(');
        for (int i = 0; i < e.arity(); i++) {
            if (i > 0) {
                out.append(", ");
            }
            print(e.arg(i), out);
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
