package dev.obor.cpu;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
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
    private static final ClassDesc VECTOR = Vector.class.describeConstable().orElseThrow();
    private static final ClassDesc SPECIES = VectorSpecies.class.describeConstable().orElseThrow();
    private static final ClassDesc TILE = GemmTile.class.describeConstable().orElseThrow();
    private static final MethodTypeDesc RUN =
            MethodTypeDesc.of(
                    CD_void, CD_int, CD_Object, CD_int, CD_int, CD_Object, CD_int, CD_int,
                    CD_Object, CD_int, CD_int, CD_boolean, CD_Object, CD_int, CD_int);

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
    private static final int P = 15;
    private static final int ROW = 16;
    private static final int COLUMN = 17;

    private final boolean wide;
    private final int rows;
    private final int vectors;
    private final int lanes;
    private final ClassDesc vector;
    private final ClassDesc element;
    private final String species;
    private final CodeBuilder code;

    private GemmCode(boolean wide, int rows, int vectors, int lanes, CodeBuilder code) {
        this.wide = wide;
        this.rows = rows;
        this.vectors = vectors;
        this.lanes = lanes;
        this.code = code;
        vector = (wide ? DoubleVector.class : FloatVector.class).describeConstable().orElseThrow();
        element = wide ? CD_double : CD_float;
        species = "SPECIES_" + lanes * (wide ? 64 : 32);
    }

    /// A new kernel for tiles of `rows` times `vectors` vectors of `lanes` elements.
    static GemmTile generate(boolean wide, int rows, int vectors, int lanes) {
        String name = "dev.obor.cpu.GemmTile" + (wide ? "F64x" : "F32x") + rows + "x" + vectors;
        byte[] bytes =
                ClassFile.of()
                        .build(
                                ClassDesc.of(name),
                                type ->
                                        type.withSuperclass(TILE)
                                                .withFlags(ClassFile.ACC_FINAL)
                                                .withMethodBody(
                                                        INIT_NAME,
                                                        MTD_void,
                                                        0,
                                                        GemmCode::constructor)
                                                .withMethodBody(
                                                        "run",
                                                        RUN,
                                                        0,
                                                        body ->
                                                                new GemmCode(
                                                                                wide, rows, vectors,
                                                                                lanes, body)
                                                                        .method()));
        try {
            var hidden = MethodHandles.lookup().defineHiddenClass(bytes, true);
            return (GemmTile)
                    hidden.findConstructor(
                                    hidden.lookupClass(),
                                    MethodType.methodType(void.class))
                            .invoke();
        } catch (Throwable e) {
            throw new IllegalStateException("cannot load the generated kernel " + name, e);
        }
    }

    private static void constructor(CodeBuilder code) {
        code.aload(0).invokespecial(TILE, INIT_NAME, MTD_void).return_();
    }

    private void method() {
        for (int array : new int[] {A, B, C, D}) {
            code.aload(array).checkcast(element.arrayType()).astore(array);
        }
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < vectors; j++) {
                code.getstatic(vector, species, SPECIES);
                code.invokestatic(vector, "zero", MethodTypeDesc.of(vector, SPECIES));
                code.astore(acc(i, j));
            }
        }
        loop();
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

    private void loop() {
        Label test = code.newLabel();
        Label end = code.newLabel();
        code.iconst_0().istore(P);
        code.labelBinding(test);
        code.iload(P).iload(KC).if_icmpge(end);
        for (int j = 0; j < vectors; j++) {
            load(B, BO, j);
            code.astore(COLUMN + j);
        }
        for (int i = 0; i < rows; i++) {
            code.getstatic(vector, species, SPECIES);
            code.aload(A).iload(AO);
            if (i > 0) {
                code.loadConstant(i).iadd();
            }
            if (wide) {
                code.daload();
            } else {
                code.faload();
            }
            code.invokestatic(vector, "broadcast", MethodTypeDesc.of(vector, SPECIES, element));
            code.astore(ROW);
            for (int j = 0; j < vectors; j++) {
                code.aload(ROW).aload(COLUMN + j).aload(acc(i, j));
                code.invokevirtual(vector, "fma", MethodTypeDesc.of(vector, VECTOR, VECTOR));
                code.astore(acc(i, j));
            }
        }
        code.iload(AO).iload(AS).iadd().istore(AO);
        code.iload(BO).iload(BS).iadd().istore(BO);
        code.iinc(P, 1).goto_(test);
        code.labelBinding(end);
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
