package dev.obor.cpu.program;

import dev.obor.base.DType;
import dev.obor.expr.Binary;
import dev.obor.expr.BinaryOp;
import dev.obor.expr.Bits;
import dev.obor.expr.Cast;
import dev.obor.expr.Const;
import dev.obor.expr.Expr;
import dev.obor.expr.Fma;
import dev.obor.expr.Input;
import dev.obor.expr.Round;
import dev.obor.expr.Scalar;
import dev.obor.expr.Type;
import dev.obor.expr.Unary;
import dev.obor.expr.Where;
import dev.obor.expr.loops.Loops;
import dev.obor.expr.loops.Remainders;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.Arrays;

/// Writes bytecode that computes the values of a plan for one element, in plain Java arithmetic.
final class ScalarCode {
    private static final ClassDesc MATH = Math.class.describeConstable().orElseThrow();
    private static final ClassDesc LOOPS = Loops.class.describeConstable().orElseThrow();
    private static final ClassDesc REMAINDERS = Remainders.class.describeConstable().orElseThrow();
    private static final ClassDesc LOW = ClassDesc.of("dev.obor.base.LowPrecision");

    private final CodeBuilder code;
    private final KernelPlan plan;
    private final int[] uses;
    private final int[] local;

    ScalarCode(CodeBuilder code, KernelPlan plan) {
        this.code = code;
        this.plan = plan;
        this.uses = plan.uses();
        this.local = new int[uses.length];
        Arrays.fill(local, -1);
    }

    /// How a value of a type lies on the stack.
    static TypeKind kind(Type type) {
        return switch (type) {
            case F32 -> TypeKind.FLOAT;
            case F64 -> TypeKind.DOUBLE;
            case I64 -> TypeKind.LONG;
            case I32, BOOL -> TypeKind.INT;
        };
    }

    private Type type(int v) {
        return plan.steps.values[v].type();
    }

    /// Pops a value's result from the stack and remembers it.
    void keep(int v) {
        local[v] = code.allocateLocal(kind(type(v)));
        code.storeLocal(kind(type(v)), local[v]);
    }

    /// Whether a value has a local variable.
    boolean isKept(int v) {
        return local[v] >= 0;
    }

    /// Computes a value, unless it is to be computed where it is used, and remembers it.
    void define(int v) {
        if (uses[v] > 1 && !(plan.steps.values[v] instanceof Const)) {
            compute(v);
            keep(v);
        }
    }

    /// Pushes a value.
    void push(int v) {
        if (isKept(v)) {
            code.loadLocal(kind(type(v)), local[v]);
        } else {
            compute(v);
        }
    }

    private void compute(int v) {
        int[] arg = plan.steps.args[v];
        switch (plan.steps.values[v]) {
            case Const e -> constant(e.type(), e.bits());
            case Unary e -> unary(e, arg[0]);
            case Binary e -> {
                if (e.op().isComparison()) {
                    compare(e, arg);
                } else {
                    binary(e, arg);
                }
            }
            case Fma e -> {
                ClassDesc t = descriptor(e.type());
                push(arg[0]);
                push(arg[1]);
                push(arg[2]);
                code.invokestatic(MATH, "fma", MethodTypeDesc.of(t, t, t, t));
            }
            case Where e -> where(arg);
            case Cast e -> cast(e.x().type(), e.type(), arg[0]);
            case Round e -> round(e.dtype(), arg[0]);
            case Bits e -> bits(e.x().type(), arg[0]);
            case Input e -> throw unbound(e);
            case Scalar e -> throw unbound(e);
        }
    }

    private static IllegalStateException unbound(Expr e) {
        return new IllegalStateException("no local for " + e);
    }

    private void constant(Type type, long bits) {
        switch (type) {
            case F32 -> code.loadConstant(Float.intBitsToFloat((int) bits));
            case F64 -> code.loadConstant(Double.longBitsToDouble(bits));
            case I32 -> code.loadConstant((int) bits);
            case I64 -> code.loadConstant(bits);
            case BOOL -> code.loadConstant(bits == 0 ? 0 : 1);
        }
    }

    private static ClassDesc descriptor(Type type) {
        return switch (type) {
            case F32 -> ConstantDescs.CD_float;
            case F64 -> ConstantDescs.CD_double;
            case I64 -> ConstantDescs.CD_long;
            case I32, BOOL -> ConstantDescs.CD_int;
        };
    }

    private void unary(Unary e, int x) {
        push(x);
        Type t = e.x().type();
        switch (e.op()) {
            case NEG -> {
                switch (t) {
                    case F32 -> code.fneg();
                    case F64 -> code.dneg();
                    case I64 -> code.lneg();
                    case I32, BOOL -> code.ineg();
                }
            }
            case ABS -> {
                ClassDesc d = descriptor(t);
                code.invokestatic(MATH, "abs", MethodTypeDesc.of(d, d));
            }
            case SQRT -> {
                if (t == Type.F32) {
                    code.f2d();
                }
                code.invokestatic(
                        MATH,
                        "sqrt",
                        MethodTypeDesc.of(ConstantDescs.CD_double, ConstantDescs.CD_double));
                if (t == Type.F32) {
                    code.d2f();
                }
            }
            case NOT -> not(t);
            default -> throw unexpected(e.op());
        }
    }

    private void not(Type t) {
        if (t == Type.I64) {
            code.loadConstant(-1L).lxor();
        } else {
            code.loadConstant(t == Type.BOOL ? 1 : -1).ixor();
        }
    }

    private static IllegalStateException unexpected(Object op) {
        return new IllegalStateException("not a machine operation: " + op);
    }

    private void binary(Binary e, int[] arg) {
        push(arg[0]);
        push(arg[1]);
        if (e.op().isLoop()) {
            ClassDesc t = descriptor(e.type());
            code.loadConstant(e.op().ordinal());
            code.invokestatic(LOOPS, "of", MethodTypeDesc.of(t, t, t, ConstantDescs.CD_int));
            return;
        }
        switch (e.type()) {
            case F32 -> {
                switch (e.op()) {
                    case ADD -> code.fadd();
                    case SUB -> code.fsub();
                    case MUL -> code.fmul();
                    case DIV -> code.fdiv();
                    case REM -> remainder(e.type());
                    default -> extreme(e);
                }
            }
            case F64 -> {
                switch (e.op()) {
                    case ADD -> code.dadd();
                    case SUB -> code.dsub();
                    case MUL -> code.dmul();
                    case DIV -> code.ddiv();
                    case REM -> remainder(e.type());
                    default -> extreme(e);
                }
            }
            case I32, BOOL -> ints(e);
            case I64 -> longs(e);
        }
    }

    private void remainder(Type type) {
        ClassDesc t = descriptor(type);
        code.invokestatic(REMAINDERS, "of", MethodTypeDesc.of(t, t, t));
    }

    private void ints(Binary e) {
        switch (e.op()) {
            case ADD -> code.iadd();
            case SUB -> code.isub();
            case MUL -> code.imul();
            case QUOTIENT -> code.idiv();
            case REM -> code.irem();
            case AND -> code.iand();
            case OR -> code.ior();
            case XOR -> code.ixor();
            case SHL -> code.ishl();
            case SHR -> code.ishr();
            case USHR -> code.iushr();
            default -> extreme(e);
        }
    }

    private void longs(Binary e) {
        switch (e.op()) {
            case ADD -> code.ladd();
            case SUB -> code.lsub();
            case MUL -> code.lmul();
            case QUOTIENT -> code.ldiv();
            case REM -> code.lrem();
            case AND -> code.land();
            case OR -> code.lor();
            case XOR -> code.lxor();
            case SHL -> code.l2i().lshl();
            case SHR -> code.l2i().lshr();
            case USHR -> code.l2i().lushr();
            default -> extreme(e);
        }
    }

    private void extreme(Binary e) {
        String name =
                switch (e.op()) {
                    case MAX -> "max";
                    case MIN -> "min";
                    default -> throw unexpected(e.op());
                };
        ClassDesc t = descriptor(e.type());
        code.invokestatic(MATH, name, MethodTypeDesc.of(t, t, t));
    }

    private void compare(Binary e, int[] arg) {
        push(arg[0]);
        push(arg[1]);
        Label yes = code.newLabel();
        Label end = code.newLabel();
        Type t = e.a().type();
        // An unordered pair must come out false, so the result for NaN lies on the failing side.
        boolean less = e.op() == BinaryOp.LT || e.op() == BinaryOp.LE;
        switch (t) {
            case F32 -> {
                if (less) {
                    code.fcmpg();
                } else {
                    code.fcmpl();
                }
            }
            case F64 -> {
                if (less) {
                    code.dcmpg();
                } else {
                    code.dcmpl();
                }
            }
            case I64 -> code.lcmp();
            case I32, BOOL -> {
                switch (e.op()) {
                    case EQ -> code.if_icmpeq(yes);
                    case NE -> code.if_icmpne(yes);
                    case LT -> code.if_icmplt(yes);
                    case LE -> code.if_icmple(yes);
                    case GT -> code.if_icmpgt(yes);
                    default -> code.if_icmpge(yes);
                }
            }
        }
        if (t != Type.I32 && t != Type.BOOL) {
            switch (e.op()) {
                case EQ -> code.ifeq(yes);
                case NE -> code.ifne(yes);
                case LT -> code.iflt(yes);
                case LE -> code.ifle(yes);
                case GT -> code.ifgt(yes);
                default -> code.ifge(yes);
            }
        }
        code.iconst_0().goto_(end).labelBinding(yes).iconst_1().labelBinding(end);
    }

    private void where(int[] arg) {
        Label otherwise = code.newLabel();
        Label end = code.newLabel();
        push(arg[0]);
        code.ifeq(otherwise);
        push(arg[1]);
        code.goto_(end).labelBinding(otherwise);
        push(arg[2]);
        code.labelBinding(end);
    }

    private void cast(Type from, Type to, int x) {
        push(x);
        if (to == Type.BOOL) {
            toTruth(from);
        } else {
            code.conversion(kind(from), kind(to));
        }
    }

    private void toTruth(Type from) {
        Label yes = code.newLabel();
        Label end = code.newLabel();
        switch (from) {
            case F32 -> code.fconst_0().fcmpl();
            case F64 -> code.dconst_0().dcmpl();
            case I64 -> code.lconst_0().lcmp();
            case I32, BOOL -> {}
        }
        code.ifne(yes).iconst_0().goto_(end).labelBinding(yes).iconst_1().labelBinding(end);
    }

    private void round(DType dtype, int x) {
        push(x);
        String name = dtype == DType.BFLOAT16 ? "Bfloat16" : "Float16";
        code.invokestatic(
                LOW,
                "to" + name,
                MethodTypeDesc.of(ConstantDescs.CD_short, ConstantDescs.CD_float));
        code.invokestatic(
                LOW,
                "from" + name,
                MethodTypeDesc.of(ConstantDescs.CD_float, ConstantDescs.CD_short));
    }

    private void bits(Type from, int x) {
        push(x);
        ClassDesc f = ConstantDescs.CD_Float;
        ClassDesc d = ConstantDescs.CD_Double;
        switch (from) {
            case F32 -> code.invokestatic(f, "floatToRawIntBits", signature(Type.I32, Type.F32));
            case I32 -> code.invokestatic(f, "intBitsToFloat", signature(Type.F32, Type.I32));
            case F64 -> code.invokestatic(d, "doubleToRawLongBits", signature(Type.I64, Type.F64));
            case I64 -> code.invokestatic(d, "longBitsToDouble", signature(Type.F64, Type.I64));
            case BOOL -> throw unexpected("bits of truth values");
        }
    }

    private static MethodTypeDesc signature(Type result, Type argument) {
        return MethodTypeDesc.of(descriptor(result), descriptor(argument));
    }
}
