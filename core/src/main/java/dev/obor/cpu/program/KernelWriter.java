package dev.obor.cpu.program;

import dev.obor.expr.Const;
import dev.obor.expr.Expr;
import dev.obor.expr.Program;
import dev.obor.expr.Scalar;
import dev.obor.expr.Type;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/// Writes the class of a fused kernel: one loop over all elements, named after its program.
///
/// Where all operands start at the same place of their arrays the virtual machine may make vector
/// code of it, so that is a loop of its own.
final class KernelWriter {
    private static final ClassDesc BODY = ClassDesc.of("dev.obor.cpu.program.RunnableProgram");
    private static final ClassDesc OBJECTS = ConstantDescs.CD_Object.arrayType();
    private static final ClassDesc INTS = ConstantDescs.CD_int.arrayType();
    private static final ClassDesc LONGS = ConstantDescs.CD_long.arrayType();
    private static final MethodTypeDesc RUN =
            MethodTypeDesc.of(
                    ConstantDescs.CD_void,
                    OBJECTS,
                    INTS,
                    ConstantDescs.CD_long,
                    LONGS,
                    ConstantDescs.CD_int);
    private static final int FEW = 128;

    private final ClassDesc self;
    private final KernelPlan plan;
    private final long singles;
    private final boolean[] invariant;
    private final int inputs;

    private KernelWriter(String name, KernelPlan plan, long singles) {
        this.self = ClassDesc.of("dev.obor.cpu.program." + name);
        this.plan = plan;
        this.singles = singles;
        this.invariant = plan.invariant(singles);
        this.inputs = plan.inputTypes.length;
    }

    /// The class file of a kernel.
    ///
    /// @param singles which inputs show one element everywhere
    static byte[] write(Program program, KernelPlan plan, long singles) {
        String name = program.name().isEmpty() ? "kernel" : program.name();
        return new KernelWriter("Kernel$" + name, plan, singles).write();
    }

    private byte[] write() {
        return ClassFile.of()
                .build(
                        self,
                        c -> {
                            c.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SUPER)
                                    .withSuperclass(BODY);
                            c.withMethodBody(
                                    ConstantDescs.INIT_NAME,
                                    ConstantDescs.MTD_void,
                                    0,
                                    code ->
                                            code.aload(0)
                                                    .invokespecial(
                                                            BODY,
                                                            ConstantDescs.INIT_NAME,
                                                            ConstantDescs.MTD_void)
                                                    .return_());
                            c.withMethodBody("run", RUN, ClassFile.ACC_PUBLIC, this::run);
                        });
    }

    private void run(CodeBuilder code) {
        // this, arrays, offsets, singles (two slots), scalars, n
        int start = code.allocateLocal(TypeKind.INT);
        code.iconst_0().istore(start);
        Label apart = code.newLabel();
        int together = code.allocateLocal(TypeKind.INT);
        code.aload(2).loadConstant(inputs).iaload().istore(together);
        requireTogether(code, together, apart);
        // Two copies, so that short runs do not make the compiler think the loop is short.
        Label small = code.newLabel();
        code.iload(6).loadConstant(FEW).if_icmplt(small);
        scalarLoop(code, 1, 2, 5, start, 6, together);
        code.labelBinding(small);
        scalarLoop(code, 1, 2, 5, start, 6, together);
        code.labelBinding(apart);
        scalarLoop(code, 1, 2, 5, start, 6, -1);
    }

    /// Jumps away if the operands do not all start at the place that the local holds.
    private void requireTogether(CodeBuilder code, int place, Label apart) {
        for (int i = 0; i < inputs + plan.steps.roots.length; i++) {
            boolean used = i >= inputs || plan.inputTypes[i] != null;
            if (used && i != inputs && !isSingle(i)) {
                code.aload(2).loadConstant(i).iaload().iload(place).if_icmpne(apart);
            }
        }
    }

    private boolean isSingle(int operand) {
        return operand < inputs && (singles >>> operand & 1) != 0;
    }

    private static ClassDesc arrayOf(Type type) {
        return switch (type) {
            case F32 -> ConstantDescs.CD_float.arrayType();
            case F64 -> ConstantDescs.CD_double.arrayType();
            case I32 -> INTS;
            case I64 -> LONGS;
            case BOOL -> ConstantDescs.CD_byte.arrayType();
        };
    }

    private static TypeKind elementOf(Type type) {
        return type == Type.BOOL ? TypeKind.BYTE : ScalarCode.kind(type);
    }

    /// The local variables that hold an operand's array and the position of its first element.
    private record Operand(int array, int offset) {}

    private Operand operand(
            CodeBuilder code, int arrays, int offsets, int i, Type type, int together) {
        int array = code.allocateLocal(TypeKind.REFERENCE);
        code.aload(arrays).loadConstant(i).aaload().checkcast(arrayOf(type)).astore(array);
        if (together >= 0 && !isSingle(i)) {
            return new Operand(array, together);
        }
        int offset = code.allocateLocal(TypeKind.INT);
        code.aload(offsets).loadConstant(i).iaload().istore(offset);
        return new Operand(array, offset);
    }

    private Operand[] operands(CodeBuilder code, int arrays, int offsets, int together) {
        Operand[] out = new Operand[inputs + plan.steps.roots.length];
        for (int i = 0; i < inputs; i++) {
            Type t = plan.inputTypes[i];
            if (t != null) {
                out[i] = operand(code, arrays, offsets, i, t, together);
            }
        }
        for (int i = 0; i < plan.steps.roots.length; i++) {
            out[inputs + i] =
                    operand(code, arrays, offsets, inputs + i, plan.resultTypes[i], together);
        }
        return out;
    }

    /// Computes what is the same for all elements.
    private void invariants(CodeBuilder code, ScalarCode scalar, Operand[] operands, int scalars) {
        for (int v = 0; v < invariant.length; v++) {
            if (!invariant[v]) {
                continue;
            }
            Expr e = plan.steps.values[v];
            if (plan.input[v] >= 0) {
                Operand in = operands[plan.input[v]];
                code.aload(in.array).iload(in.offset);
                code.arrayLoad(elementOf(e.type()));
                scalar.keep(v);
            } else if (e instanceof Scalar s) {
                code.aload(scalars).loadConstant(s.index()).laload();
                argument(code, s.type());
                scalar.keep(v);
            } else if (!(e instanceof Const)) {
                scalar.push(v);
                scalar.keep(v);
            }
        }
    }

    private static void argument(CodeBuilder code, Type type) {
        MethodTypeDesc toDouble = MethodTypeDesc.of(ConstantDescs.CD_double, ConstantDescs.CD_long);
        switch (type) {
            case F32 ->
                    code.invokestatic(ConstantDescs.CD_Double, "longBitsToDouble", toDouble).d2f();
            case F64 -> code.invokestatic(ConstantDescs.CD_Double, "longBitsToDouble", toDouble);
            case I32 -> code.l2i();
            case I64 -> {}
            case BOOL -> code.lconst_0().lcmp().dup().imul(); // -1 or 1 to 1
        }
    }

    /// Writes a loop over single elements and the return after it.
    ///
    /// @param together the local with the place where all operands start, or -1
    private void scalarLoop(
            CodeBuilder code, int arrays, int offsets, int scalars, int i, int n, int together) {
        ScalarCode scalar = new ScalarCode(code, plan);
        Operand[] operands = operands(code, arrays, offsets, together);
        invariants(code, scalar, operands, scalars);
        Label test = code.newLabel();
        Label end = code.newLabel();
        code.labelBinding(test).iload(i).iload(n).if_icmpge(end);
        for (int v = 0; v < invariant.length; v++) {
            if (invariant[v]) {
                continue;
            }
            if (plan.input[v] >= 0) {
                Operand in = operands[plan.input[v]];
                code.aload(in.array).iload(in.offset).iload(i).iadd();
                code.arrayLoad(elementOf(plan.steps.values[v].type()));
                scalar.keep(v);
            } else {
                scalar.define(v);
            }
        }
        for (int r = 0; r < plan.steps.roots.length; r++) {
            Operand out = operands[inputs + r];
            code.aload(out.array).iload(out.offset).iload(i).iadd();
            scalar.push(plan.steps.roots[r]);
            code.arrayStore(elementOf(plan.resultTypes[r]));
        }
        code.iinc(i, 1).goto_(test).labelBinding(end).return_();
    }
}
