package dev.obor.cpu;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.ByteOrder;
import java.util.function.Consumer;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.Vector;
import jdk.incubator.vector.VectorSpecies;

/// Writes the micro-kernels: straight-line vector code with one local variable per accumulator.
///
/// Generated because the best shape depends on the registers of the machine and on the sizes of the
/// product, and every shape needs its own unrolled method: a loop over an array of vectors, or a
/// vector passed to a method, would put the vectors on the heap.
final class GemmCode {
    private static final ClassDesc VECTOR = describe(Vector.class);
    private static final ClassDesc SPECIES = describe(VectorSpecies.class);
    static final ClassDesc SEGMENT = describe(MemorySegment.class);
    static final ClassDesc BYTE_ORDER = describe(ByteOrder.class);
    static final String NATIVE =
            ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN ? "LITTLE_ENDIAN" : "BIG_ENDIAN";
    private static final ClassDesc TILE = describe(GemmTile.class);
    private static final MethodTypeDesc RUN =
            MethodTypeDesc.of(
                    CD_void,
                    CD_int,
                    CD_Object,
                    CD_int,
                    CD_int,
                    CD_Object,
                    CD_int,
                    CD_int,
                    CD_Object,
                    CD_int,
                    CD_int,
                    CD_boolean,
                    CD_Object,
                    CD_int,
                    CD_int);

    // Slots of the parameters of GemmTile.run, then of the locals.
    private static final int KC = 1;
    private static final int A = 2;
    private static final int AO = 3;
    private static final int AS = 4;
    private static final int B = 5;
    private static final int BO = 6;
    private static final int BS = 7;
    private static final int C = 8;
    private static final int CO = 9;
    private static final int CS = 10;
    private static final int ADD = 11;
    private static final int D = 12;
    private static final int DO = 13;
    private static final int DS = 14;
    private static final int AT = 15;
    private static final int LIMIT = 16;
    private static final int ROW = 17;
    private static final int COLUMN = 18;

    private final boolean wide;
    private final boolean outside;
    private final int rows;
    private final int vectors;
    private final int lanes;
    private final ClassDesc vector;
    private final ClassDesc element;
    private final String species;
    private final CodeBuilder code;

    private GemmCode(
            boolean wide, int rows, int vectors, int lanes, boolean outside, CodeBuilder code) {
        this.wide = wide;
        this.outside = outside;
        this.rows = rows;
        this.vectors = vectors;
        this.lanes = lanes;
        this.code = code;
        vector = describe(wide ? DoubleVector.class : FloatVector.class);
        element = wide ? CD_double : CD_float;
        species = "SPECIES_" + lanes * (wide ? 64 : 32);
    }

    /// A new kernel for tiles of `rows` times `vectors` vectors of `lanes` elements.
    ///
    /// @param outside both operands are packed, B at the start of a `MemorySegment`
    static GemmTile generate(boolean wide, int rows, int vectors, int lanes, boolean outside) {
        String name = "GemmTile" + (wide ? "F64x" : "F32x") + rows + "x" + vectors;
        return (GemmTile)
                load(
                        name,
                        TILE,
                        RUN,
                        code -> new GemmCode(wide, rows, vectors, lanes, outside, code).method());
    }

    /// Loads a hidden class that extends `base` with a method `run`, and makes an instance.
    static Object load(
            String name, ClassDesc base, MethodTypeDesc run, Consumer<CodeBuilder> method) {
        byte[] bytes =
                ClassFile.of()
                        .build(
                                ClassDesc.of(GemmCode.class.getPackageName(), name),
                                type ->
                                        type.withSuperclass(base)
                                                .withFlags(ClassFile.ACC_FINAL)
                                                .withMethodBody(
                                                        INIT_NAME,
                                                        MTD_void,
                                                        0,
                                                        code -> constructor(base, code))
                                                .withMethodBody("run", run, 0, method));
        try {
            var hidden = MethodHandles.lookup().defineHiddenClass(bytes, true);
            return hidden.findConstructor(hidden.lookupClass(), MethodType.methodType(void.class))
                    .invoke();
        } catch (Throwable e) {
            throw new IllegalStateException("cannot load the generated kernel " + name, e);
        }
    }

    static ClassDesc describe(Class<?> type) {
        return type.describeConstable().orElseThrow();
    }

    private static void constructor(ClassDesc base, CodeBuilder code) {
        code.aload(0).invokespecial(base, INIT_NAME, MTD_void).return_();
    }

    private void method() {
        Label work = code.newLabel();
        code.iload(KC).ifge(work).return_();
        code.labelBinding(work);
        for (int array : new int[] {A, B, C, D}) {
            boolean segment = outside && array == B;
            code.aload(array);
            code.checkcast(segment ? SEGMENT : element.arrayType()).astore(array);
        }
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < vectors; j++) {
                code.getstatic(vector, species, SPECIES);
                code.invokestatic(vector, "zero", MethodTypeDesc.of(vector, SPECIES));
                code.astore(acc(i, j));
            }
        }
        code.iconst_0().istore(AT);
        code.iload(KC).loadConstant(stride()).imul().istore(LIMIT);
        if (steps() > 1) {
            loop(steps());
        }
        loop(1);
        Label store = code.newLabel();
        code.iload(ADD).ifeq(store);
        addInitial();
        code.labelBinding(store);
        storeAll();
        code.return_();
    }

    private int acc(int i, int j) {
        return COLUMN + vectors + i * vectors + j;
    }

    /// Steps of K per round of the loop: enough multiply-adds that what else is in the loop, bounds
    /// checks and addresses, does not hold them up (it shares two of their execution ports).
    private int steps() {
        return Math.clamp(36 / (rows * vectors), 1, 4);
    }

    /// Packed operands: the loop counts elements of B, in an `int`. Then HotSpot checks the bounds
    /// of B once, before the loop. That of A it keeps checking, for the index of A is another
    /// variable; that is wanted: without any check it moves the loads of A to the top of the loop,
    /// where they take the registers of the accumulators.
    private void loop(int steps) {
        Label test = code.newLabel();
        Label end = code.newLabel();
        code.labelBinding(test);
        code.iload(AT).iload(LIMIT);
        if (steps > 1) {
            code.loadConstant((steps - 1) * stride()).isub();
        }
        code.if_icmpge(end);
        for (int step = 0; step < steps; step++) {
            step(step);
        }
        if (outside) {
            code.iinc(AO, steps * rows);
        }
        code.iinc(AT, steps * stride());
        code.goto_(test);
        code.labelBinding(end);
    }

    /// What the loop counts in a step: elements of a row of a packed panel of B, or steps.
    private int stride() {
        return outside ? vectors * lanes : 1;
    }

    private void step(int step) {
        for (int j = 0; j < vectors; j++) {
            if (outside) {
                loadOutside(step, j);
            } else {
                load(B, BO, j);
            }
            code.astore(COLUMN + j);
        }
        for (int i = 0; i < rows; i++) {
            broadcast(step, i);
            code.astore(ROW);
            for (int j = 0; j < vectors; j++) {
                code.aload(ROW).aload(COLUMN + j).aload(acc(i, j));
                code.invokevirtual(vector, "fma", MethodTypeDesc.of(vector, VECTOR, VECTOR));
                code.astore(acc(i, j));
            }
        }
        if (!outside) {
            code.iload(AO).iload(AS).iadd().istore(AO);
            code.iload(BO).iload(BS).iadd().istore(BO);
        }
    }

    /// An element of A in all lanes. Where both operands are packed, the strides are constants:
    /// then HotSpot moves most bounds checks out of the loop.
    private void broadcast(int step, int i) {
        code.getstatic(vector, species, SPECIES);
        code.aload(A).iload(AO);
        int constant = outside ? step * rows + i : i;
        if (constant > 0) {
            code.loadConstant(constant).iadd();
        }
        if (wide) {
            code.daload();
        } else {
            code.faload();
        }
        code.invokestatic(vector, "broadcast", MethodTypeDesc.of(vector, SPECIES, element));
    }

    private void loadOutside(int step, int j) {
        long bytes = wide ? 8 : 4;
        code.getstatic(vector, species, SPECIES).aload(B);
        code.iload(AT).i2l().loadConstant(bytes).lmul();
        long constant = (step * vectors + j) * lanes * bytes;
        if (constant > 0) {
            code.loadConstant(constant).ladd();
        }
        code.getstatic(BYTE_ORDER, NATIVE, BYTE_ORDER);
        code.invokestatic(
                vector,
                "fromMemorySegment",
                MethodTypeDesc.of(vector, SPECIES, SEGMENT, CD_long, BYTE_ORDER));
    }

    private void load(int array, int offset, int j) {
        code.getstatic(vector, species, SPECIES).aload(array);
        index(offset, j);
        code.invokestatic(
                vector,
                "fromArray",
                MethodTypeDesc.of(vector, SPECIES, element.arrayType(), CD_int));
    }

    private void index(int offset, int j) {
        code.iload(offset);
        if (j > 0) {
            code.loadConstant(j * lanes).iadd();
        }
    }

    private void addInitial() {
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < vectors; j++) {
                load(D, DO, j);
                code.aload(acc(i, j));
                code.invokevirtual(vector, "add", MethodTypeDesc.of(vector, VECTOR));
                code.astore(acc(i, j));
            }
            code.iload(DO).iload(DS).iadd().istore(DO);
        }
    }

    private void storeAll() {
        MethodTypeDesc intoArray = MethodTypeDesc.of(CD_void, element.arrayType(), CD_int);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < vectors; j++) {
                code.aload(acc(i, j)).aload(C);
                index(CO, j);
                code.invokevirtual(vector, "intoArray", intoArray);
            }
            code.iload(CO).iload(CS).iadd().istore(CO);
        }
    }
}
