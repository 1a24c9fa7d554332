package dev.obor.machine.map;

import dev.obor.base.DType;
import dev.obor.expr.Cast;
import dev.obor.expr.Expr;
import dev.obor.expr.Input;
import dev.obor.expr.Program;
import dev.obor.expr.Type;
import dev.obor.machine.lang.Element;
import dev.obor.machine.lang.Narrow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The lanes that a program computes in, all of one width, beside what its arrays hold.
///
/// Elements in memory may be narrower than lanes: they are widened when they are read, so that a
/// cast of an input is no step of the program, and narrowed when they are stored, so that neither
/// is a cast of a result.
final class Lanes {
    private final Element element;
    private final @Nullable DType[] dtypes;
    private final @Nullable Type[] loads;
    private final List<Expr> roots = new ArrayList<>();
    private final List<Expr> order = new ArrayList<>();
    private final int inputs;
    private boolean fits = true;

    /// What a program is computed in, or null if its values do not all fit lanes of one width.
    static @Nullable Lanes of(Program program) {
        return of(program, false);
    }

    /// The same; if it is reduced, results are kept as they are computed.
    static @Nullable Lanes of(Program program, boolean reduced) {
        for (int i = 0; i < program.inputCount(); i++) {
            if (program.inputType(i) == null) {
                return null;
            }
        }
        Lanes wide = new Lanes(program, Element.F64, reduced);
        if (wide.fits) {
            return wide;
        }
        Lanes narrow = new Lanes(program, Element.F32, reduced);
        return narrow.fits ? narrow : null;
    }

    private Lanes(Program program, Element element, boolean reduced) {
        this.element = element;
        inputs = program.inputCount();
        dtypes = new DType[inputs + program.resultTypes().size()];
        loads = new Type[inputs];
        for (int i = 0; i < dtypes.length; i++) {
            dtypes[i] = i < inputs ? program.inputType(i) : result(program, i - inputs, reduced);
        }
        Set<Expr> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        boolean numbers = false;
        for (Expr result : program.lowered()) {
            boolean narrowed = !reduced && isNarrowed(result);
            Expr root = narrowed ? ((Cast) result).x() : result;
            roots.add(root);
            visit(root, seen);
        }
        for (Expr e : order) {
            numbers |= e.type() != Type.BOOL;
            fits &= e.type() == Type.BOOL || holds(e.type());
        }
        fits &= numbers || element == Element.F32;
        for (int i = 0; i < inputs; i++) {
            fits &= loads[i] != null && isReadable(i);
        }
        for (int i = 0; i < roots.size(); i++) {
            fits &= isStorable(roots.get(i).type(), result(program, i, reduced));
        }
    }

    private static DType result(Program program, int i, boolean reduced) {
        DType dtype = program.resultTypes().get(i);
        if (!reduced) {
            return dtype;
        }
        return switch (Type.of(dtype)) {
            case F32 -> DType.FLOAT32;
            case F64 -> DType.FLOAT64;
            case I32 -> DType.INT32;
            case I64 -> DType.INT64;
            case BOOL -> DType.BOOL;
        };
    }

    private boolean wide() {
        return element == Element.F64;
    }

    /// Whether storing a cast's operand does the cast.
    private boolean isNarrowed(Expr result) {
        return wide()
                && result instanceof Cast c
                && (c.type() == Type.I32 && c.x().type() == Type.I64
                        || c.type() == Type.F32 && c.x().type() != Type.I32);
    }

    /// Operands before those who use them.
    private void visit(Expr e, Set<Expr> seen) {
        if (!seen.add(e)) {
            return;
        }
        if (e instanceof Input in) {
            load(in.index(), e.type());
        } else if (wide() && e instanceof Cast c && c.x() instanceof Input in && isShort(in)) {
            load(in.index(), in.type() == Type.F32 ? Type.F64 : Type.I64);
        } else {
            for (int i = 0; i < e.arity(); i++) {
                visit(e.arg(i), seen);
            }
        }
        order.add(e);
    }

    private static boolean isShort(Input in) {
        return in.type() == Type.F32 || in.type() == Type.I32;
    }

    private void load(int i, Type type) {
        Type before = loads[i];
        fits &= before == null || before == type;
        loads[i] = type;
    }

    /// Whether values of a type have the width of the lanes.
    boolean holds(Type type) {
        return wide() ? type == Type.F64 || type == Type.I64 : type == Type.F32 || type == Type.I32;
    }

    private boolean isReadable(int i) {
        DType dtype = dtypes[i];
        Type type = loads[i];
        if (dtype == null || type == null) {
            return false;
        }
        if (!wide()) {
            return true; // what is wider has a type that these lanes do not hold
        }
        return switch (dtype) {
            case FLOAT64, INT64, BOOL, FLOAT32 -> true;
            case INT32, INT16, INT8, UINT8 -> type == Type.I64;
            case BFLOAT16, FLOAT16, COMPLEX64, COMPLEX128 -> false;
        };
    }

    private boolean isStorable(Type type, DType dtype) {
        if (type == Type.BOOL) {
            return dtype == DType.BOOL;
        }
        if (!wide()) {
            return type == Type.of(dtype);
        }
        return switch (dtype) {
            case FLOAT64 -> type == Type.F64;
            case INT64, INT32, INT16, INT8, UINT8 -> type == Type.I64;
            case FLOAT32 -> true;
            case BFLOAT16, FLOAT16, BOOL, COMPLEX64, COMPLEX128 -> false;
        };
    }

    /// What the lanes hold.
    Element element() {
        return element;
    }

    /// What is computed: operands before those who use them, inputs among them.
    List<Expr> order() {
        return order;
    }

    /// What is stored.
    List<Expr> roots() {
        return roots;
    }

    /// The type that an input has once it is read.
    Type type(int input) {
        Type type = loads[input];
        if (type == null) {
            throw new IllegalStateException("input " + input);
        }
        return type;
    }

    /// Bytes in memory of an input's elements, or a result's.
    int bytes(int i) {
        DType dtype = dtypes[i];
        return dtype == null ? 0 : dtype.itemSize();
    }

    /// Whether they are narrower than lanes.
    boolean isNarrow(int i) {
        return bytes(i) < element.bytes();
    }

    /// Whether any are.
    boolean hasNarrow() {
        for (int i = 0; i < dtypes.length; i++) {
            if (isNarrow(i)) {
                return true;
            }
        }
        return false;
    }

    /// Whether an input or a result has that dtype.
    boolean is(int i, DType dtype) {
        return dtypes[i] == dtype;
    }

    /// The number of inputs.
    int inputs() {
        return inputs;
    }

    /// How narrow elements are read, or stored.
    Narrow narrow(int i) {
        DType dtype = dtypes[i];
        return switch (dtype) {
            case BOOL, UINT8 -> Narrow.BYTES;
            case INT8 -> Narrow.SIGNED_BYTES;
            case INT16 -> Narrow.SIGNED_SHORTS;
            case BFLOAT16 -> Narrow.SHORTS;
            case FLOAT16 -> Narrow.HALFS;
            case INT32 -> Narrow.INTS;
            case FLOAT32 -> Narrow.FLOATS;
            case FLOAT64, INT64, COMPLEX64, COMPLEX128 ->
                    throw new IllegalArgumentException(dtype.text());
            case null -> throw new IllegalArgumentException("input " + i);
        };
    }
}
