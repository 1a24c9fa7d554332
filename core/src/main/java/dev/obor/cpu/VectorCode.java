package dev.obor.cpu;

import dev.obor.expr.Binary;
import dev.obor.expr.BinaryOp;
import dev.obor.expr.Bits;
import dev.obor.expr.Cast;
import dev.obor.expr.Const;
import dev.obor.expr.Fma;
import dev.obor.expr.Input;
import dev.obor.expr.Round;
import dev.obor.expr.Scalar;
import dev.obor.expr.Type;
import dev.obor.expr.Unary;
import dev.obor.expr.Where;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.Arrays;

/// Writes bytecode that computes the values of a plan for one vector of elements.
///
/// Everything stays in one method: a vector that crosses a method boundary is boxed. Truth values
/// are masks of the species of whatever they were computed from. The platform's own transcendental
/// vector operations are never used, since their bits depend on the vector width.
final class VectorCode {
    private static final String PACKAGE = "jdk.incubator.vector.";
    private static final ClassDesc VECTOR = ClassDesc.of(PACKAGE + "Vector");
    private static final ClassDesc MASK = ClassDesc.of(PACKAGE + "VectorMask");
    private static final ClassDesc BYTES = ClassDesc.of(PACKAGE + "ByteVector");
    private static final ClassDesc SPECIES = ClassDesc.of(PACKAGE + "VectorSpecies");
    private static final ClassDesc OPERATORS = ClassDesc.of(PACKAGE + "VectorOperators");
    private static final ClassDesc BINARY = ClassDesc.of(PACKAGE + "VectorOperators$Binary");
    private static final ClassDesc ASSOCIATIVE =
            ClassDesc.of(PACKAGE + "VectorOperators$Associative");
    private static final ClassDesc COMPARISON =
            ClassDesc.of(PACKAGE + "VectorOperators$Comparison");
    private static final ClassDesc CONVERSION =
            ClassDesc.of(PACKAGE + "VectorOperators$Conversion");

    private final CodeBuilder code;
    private final KernelPlan plan;
    private final int[] uses;
    private final int[] local;
    private final Type[] home; // the species of a truth value's mask

    VectorCode(CodeBuilder code, KernelPlan plan) {
        this.code = code;
        this.plan = plan;
        this.uses = plan.uses();
        this.local = new int[plan.live.length];
        Arrays.fill(local, -1);
        this.home = new Type[local.length];
        for (int v = 0; v < local.length; v++) {
            home[v] =
                    switch (plan.steps.values[v]) {
                        case Binary b when b.op().isComparison() -> b.a().type();
                        default -> {
                            boolean derived = plan.input[v] < 0 && plan.steps.args[v].length > 0;
                            Type first = derived ? home[plan.steps.args[v][0]] : plan.lanes;
                            yield type(v) == Type.BOOL && first != null ? first : plan.lanes;
                        }
                    };
        }
    }

    private Type type(int v) {
        return plan.steps.values[v].type();
    }

    /// The vector class of a type.
    static ClassDesc vector(Type type) {
        return switch (type) {
            case F32 -> ClassDesc.of(PACKAGE + "FloatVector");
            case F64 -> ClassDesc.of(PACKAGE + "DoubleVector");
            case I32 -> ClassDesc.of(PACKAGE + "IntVector");
            case I64 -> ClassDesc.of(PACKAGE + "LongVector");
            case BOOL -> MASK;
        };
    }

    private static ClassDesc element(Type type) {
        return switch (type) {
            case F32 -> ConstantDescs.CD_float;
            case F64 -> ConstantDescs.CD_double;
            case I64 -> ConstantDescs.CD_long;
            case I32, BOOL -> ConstantDescs.CD_int;
        };
    }

    private void species(Type type) {
        code.getstatic(vector(type), "SPECIES_" + VectorTier.bits(), SPECIES);
    }

    private void operator(String name, ClassDesc kind) {
        code.getstatic(OPERATORS, name, kind);
    }

    private void keep(int v) {
        local[v] = code.allocateLocal(TypeKind.REFERENCE);
        code.astore(local[v]);
    }

    /// Turns the scalar on the stack into a vector of it and remembers it as that value.
    void broadcast(int v) {
        Type t = type(v);
        int slot = code.allocateLocal(ScalarCode.kind(t));
        code.storeLocal(ScalarCode.kind(t), slot);
        if (t == Type.BOOL) {
            species(home[v]);
            code.iload(slot);
            code.invokeinterface(
                    SPECIES, "maskAll", MethodTypeDesc.of(MASK, ConstantDescs.CD_boolean));
        } else {
            species(t);
            code.loadLocal(ScalarCode.kind(t), slot);
            code.invokestatic(
                    vector(t), "broadcast", MethodTypeDesc.of(vector(t), SPECIES, element(t)));
        }
        keep(v);
    }

    /// Loads a value from the array and position that the two local variables hold.
    void load(int v, int array, int position) {
        if (type(v) == Type.BOOL && plan.bytes()) {
            loadBytes(array, position);
            keep(v);
            return;
        }
        Type t = type(v) == Type.BOOL ? plan.lanes : type(v);
        species(t);
        code.aload(array).iload(position);
        code.invokestatic(
                vector(t),
                "fromArray",
                MethodTypeDesc.of(
                        vector(t), SPECIES, element(t).arrayType(), ConstantDescs.CD_int));
        if (type(v) == Type.BOOL) {
            ClassDesc e = element(t);
            operator("NE", COMPARISON);
            if (t == Type.I64) {
                code.lconst_0();
            } else {
                code.iconst_0();
            }
            code.invokevirtual(vector(t), "compare", MethodTypeDesc.of(MASK, COMPARISON, e));
        }
        keep(v);
    }

    private void byteSpecies() {
        code.getstatic(BYTES, plan.length() == 8 ? "SPECIES_64" : "SPECIES_128", SPECIES);
    }

    private void loadBytes(int array, int position) {
        ClassDesc b = ConstantDescs.CD_byte;
        byteSpecies();
        code.aload(array).iload(position);
        code.invokestatic(
                BYTES,
                "fromArray",
                MethodTypeDesc.of(BYTES, SPECIES, b.arrayType(), ConstantDescs.CD_int));
        operator("NE", COMPARISON);
        code.iconst_0();
        code.invokevirtual(BYTES, "compare", MethodTypeDesc.of(MASK, COMPARISON, b));
        species(plan.lanes);
        code.invokevirtual(MASK, "cast", MethodTypeDesc.of(MASK, SPECIES));
    }

    private void storeBytes(int v, int array, int position) {
        ClassDesc b = ConstantDescs.CD_byte;
        byteSpecies();
        code.invokestatic(BYTES, "zero", MethodTypeDesc.of(BYTES, SPECIES));
        code.iconst_1();
        push(v);
        byteSpecies();
        code.invokevirtual(MASK, "cast", MethodTypeDesc.of(MASK, SPECIES));
        code.invokevirtual(BYTES, "blend", MethodTypeDesc.of(BYTES, b, MASK));
        code.aload(array).iload(position);
        code.invokevirtual(
                BYTES,
                "intoArray",
                MethodTypeDesc.of(ConstantDescs.CD_void, b.arrayType(), ConstantDescs.CD_int));
    }

    /// Stores a value.
    void store(int v, int array, int position) {
        if (type(v) == Type.BOOL && plan.bytes()) {
            storeBytes(v, array, position);
            return;
        }
        Type t = type(v);
        if (t == Type.BOOL) {
            Type n = plan.lanes;
            zero(n);
            one();
            mask(v, n);
            code.invokevirtual(vector(n), "blend", MethodTypeDesc.of(vector(n), element(n), MASK));
            t = n;
        } else {
            push(v);
        }
        code.aload(array).iload(position);
        code.invokevirtual(
                vector(t),
                "intoArray",
                MethodTypeDesc.of(
                        ConstantDescs.CD_void, element(t).arrayType(), ConstantDescs.CD_int));
    }

    private void zero(Type t) {
        species(t);
        code.invokestatic(vector(t), "zero", MethodTypeDesc.of(vector(t), SPECIES));
    }

    private void one() {
        if (plan.lanes == Type.I64) {
            code.lconst_1();
        } else {
            code.iconst_1();
        }
    }

    /// Computes a value, unless it is to be computed where it is used, and remembers it.
    void define(int v) {
        if (uses[v] > 1 && local[v] < 0) {
            compute(v);
            keep(v);
        }
    }

    private void push(int v) {
        if (local[v] >= 0) {
            code.aload(local[v]);
        } else {
            compute(v);
        }
    }

    /// Pushes a truth value as a mask for vectors of a type.
    private void mask(int v, Type type) {
        push(v);
        if (home[v] != type) {
            species(type);
            code.invokevirtual(MASK, "cast", MethodTypeDesc.of(MASK, SPECIES));
        }
    }

    private void compute(int v) {
        int[] arg = plan.steps.args[v];
        switch (plan.steps.values[v]) {
            case Unary e -> unary(e, arg[0]);
            case Binary e -> {
                if (e.op().isComparison()) {
                    push(arg[0]);
                    operator(e.op().name(), COMPARISON);
                    push(arg[1]);
                    code.invokevirtual(
                            vector(e.a().type()),
                            "compare",
                            MethodTypeDesc.of(MASK, COMPARISON, VECTOR));
                } else if (e.type() == Type.BOOL) {
                    masks(e.op(), arg);
                } else {
                    binary(e, arg);
                }
            }
            case Fma e -> {
                push(arg[0]);
                push(arg[1]);
                push(arg[2]);
                call(e.type(), "fma", VECTOR, VECTOR);
            }
            case Where e -> where(e.type(), arg);
            case Cast e -> cast(e.x().type(), e.type(), arg[0]);
            case Round e -> round(arg[0]);
            case Bits e -> {
                push(arg[0]);
                String name =
                        switch (e.type()) {
                            case F32 -> "reinterpretAsFloats";
                            case F64 -> "reinterpretAsDoubles";
                            case I32 -> "reinterpretAsInts";
                            case I64 -> "reinterpretAsLongs";
                            case BOOL -> throw unexpected("bits of truth values");
                        };
                code.invokevirtual(VECTOR, name, MethodTypeDesc.of(vector(e.type())));
            }
            case Const e -> throw unexpected(e);
            case Input e -> throw unexpected(e);
            case Scalar e -> throw unexpected(e);
        }
    }

    private static IllegalStateException unexpected(Object what) {
        return new IllegalStateException("not for vectors: " + what);
    }

    /// Calls an instance method that gives a vector of the same type.
    private void call(Type type, String name, ClassDesc... args) {
        code.invokevirtual(vector(type), name, MethodTypeDesc.of(vector(type), args));
    }

    private void unary(Unary e, int x) {
        push(x);
        if (e.type() == Type.BOOL) {
            code.invokevirtual(MASK, "not", MethodTypeDesc.of(MASK));
            return;
        }
        switch (e.op()) {
            case NEG -> call(e.type(), "neg");
            case ABS -> call(e.type(), "abs");
            case SQRT -> call(e.type(), "sqrt");
            case NOT -> call(e.type(), "not");
            default -> throw unexpected(e.op());
        }
    }

    private void binary(Binary e, int[] arg) {
        Type t = e.type();
        push(arg[0]);
        String shift =
                switch (e.op()) {
                    case SHL -> "LSHL";
                    case SHR -> "ASHR";
                    case USHR -> "LSHR";
                    default -> "";
                };
        if (!shift.isEmpty()) {
            operator(shift, BINARY);
            if (e.b() instanceof Const c) {
                if (t == Type.I64) {
                    code.loadConstant(c.bits());
                } else {
                    code.loadConstant((int) c.bits());
                }
                call(t, "lanewise", BINARY, element(t));
            } else {
                push(arg[1]);
                call(t, "lanewise", BINARY, VECTOR);
            }
            return;
        }
        if (e.op() == BinaryOp.XOR) {
            operator("XOR", ASSOCIATIVE);
            push(arg[1]);
            call(t, "lanewise", BINARY, VECTOR);
            return;
        }
        push(arg[1]);
        String name =
                switch (e.op()) {
                    case ADD -> "add";
                    case SUB -> "sub";
                    case MUL -> "mul";
                    case DIV -> "div";
                    case MAX -> "max";
                    case MIN -> "min";
                    case AND -> "and";
                    case OR -> "or";
                    default -> throw unexpected(e.op());
                };
        call(t, name, VECTOR);
    }

    private void masks(BinaryOp op, int[] arg) {
        push(arg[0]);
        mask(arg[1], home[arg[0]]);
        String name =
                switch (op) {
                    case AND -> "and";
                    case OR -> "or";
                    case XOR -> "xor";
                    default -> throw unexpected(op);
                };
        code.invokevirtual(MASK, name, MethodTypeDesc.of(MASK, MASK));
    }

    private void where(Type type, int[] arg) {
        if (type != Type.BOOL) {
            push(arg[2]);
            push(arg[1]);
            mask(arg[0], type);
            call(type, "blend", VECTOR, MASK);
            return;
        }
        Type t = home[arg[0]];
        MethodTypeDesc two = MethodTypeDesc.of(MASK, MASK);
        push(arg[0]);
        mask(arg[1], t);
        code.invokevirtual(MASK, "and", two);
        mask(arg[2], t);
        push(arg[0]);
        code.invokevirtual(MASK, "andNot", two);
        code.invokevirtual(MASK, "or", two);
    }

    private void cast(Type from, Type to, int x) {
        push(x);
        String name =
                switch (from) {
                    case F32 -> "F2I";
                    case I32 -> "I2F";
                    case F64 -> "D2L";
                    case I64 -> "L2D";
                    case BOOL -> throw unexpected("cast of truth values");
                };
        operator(name, CONVERSION);
        code.iconst_0();
        code.invokevirtual(
                VECTOR, "convert", MethodTypeDesc.of(VECTOR, CONVERSION, ConstantDescs.CD_int));
        code.checkcast(vector(to));
    }

    /// Rounds to bfloat16 as `LowPrecision.toBfloat16` does: adds half a step, the upper half if
    /// the last kept bit is set, and cuts; NaN becomes one certain NaN.
    private void round(int x) {
        int value = code.allocateLocal(TypeKind.REFERENCE);
        int bits = code.allocateLocal(TypeKind.REFERENCE);
        ClassDesc i = ConstantDescs.CD_int;
        push(x);
        code.astore(value).aload(value);
        code.invokevirtual(VECTOR, "reinterpretAsInts", MethodTypeDesc.of(vector(Type.I32)));
        code.astore(bits).aload(bits);
        operator("LSHR", BINARY);
        code.loadConstant(16);
        call(Type.I32, "lanewise", BINARY, i);
        code.iconst_1();
        call(Type.I32, "and", i);
        code.aload(bits);
        call(Type.I32, "add", VECTOR);
        code.loadConstant(0x7fff);
        call(Type.I32, "add", i);
        code.loadConstant(0xffff0000);
        call(Type.I32, "and", i);
        code.loadConstant(0x7fc00000);
        code.aload(value);
        operator("NE", COMPARISON);
        code.aload(value);
        code.invokevirtual(
                vector(Type.F32), "compare", MethodTypeDesc.of(MASK, COMPARISON, VECTOR));
        species(Type.I32);
        code.invokevirtual(MASK, "cast", MethodTypeDesc.of(MASK, SPECIES));
        call(Type.I32, "blend", i, MASK);
        code.invokevirtual(VECTOR, "reinterpretAsFloats", MethodTypeDesc.of(vector(Type.F32)));
    }
}
