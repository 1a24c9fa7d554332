package dev.obor.cpu;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.function.Consumer;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.Vector;
import jdk.incubator.vector.VectorSpecies;

/// Writes the code that packs panels.
///
/// A block of one vector per row is turned over in `log2(lanes)` rounds that exchange halves,
/// quarters, … of pairs of rows; each exchange is a permutation of two vectors. The elements move
/// as integers of the same size, whose permutations need no conversion. Six times as fast as a loop
/// over single elements.
final class GemmPackCode {
    private static final ClassDesc VECTOR = GemmCode.describe(Vector.class);
    private static final ClassDesc SPECIES = GemmCode.describe(VectorSpecies.class);
    private static final ClassDesc BASE = GemmCode.describe(GemmPack.class);
    private static final MethodTypeDesc RUN =
            MethodTypeDesc.of(
                    CD_void, CD_Object, CD_int, CD_int, CD_int, CD_int, CD_Object, CD_int, CD_int);

    private static final MethodTypeDesc RUN_DOTS =
            MethodTypeDesc.of(
                    CD_void, CD_Object, CD_int, CD_int, CD_int, CD_int, CD_Object, CD_int,
                    CD_Object);

    // Slots of the parameters of GemmPack.run, then of the locals.
    private static final int SRC = 1;
    private static final int FROM = 2;
    private static final int STRIDE = 3;
    private static final int ROWS = 4;
    private static final int KC = 5;
    private static final int DST = 6;
    private static final int TO = 7;
    private static final int WIDTH = 8;
    private static final int P = 9;
    private static final int FIRST = 10;

    private final int lanes;
    private final boolean wide;
    private final boolean outside;
    private final ClassDesc vector;
    private final ClassDesc bits;
    private final ClassDesc element;
    private final ClassDesc bit;
    private final String species;
    private final CodeBuilder code;

    private GemmPackCode(boolean wide, int lanes, boolean outside, CodeBuilder code) {
        this.wide = wide;
        this.outside = outside;
        this.lanes = lanes;
        this.code = code;
        vector = GemmCode.describe(wide ? DoubleVector.class : FloatVector.class);
        bits = GemmCode.describe(wide ? LongVector.class : IntVector.class);
        element = wide ? CD_double : CD_float;
        bit = wide ? CD_long : CD_int;
        species = "SPECIES_" + lanes * (wide ? 64 : 32);
    }

    /// The code for elements side by side along K.
    ///
    /// @param outside the target is a `MemorySegment` instead of an array
    static GemmPack turning(boolean wide, int lanes, boolean outside) {
        return load("GemmTurn", wide, lanes, outside, code -> code.turn(lanes));
    }

    /// The same for panels of exactly `lanes / 2` rows: a vector of the result holds two `p`.
    static GemmPack turningHalf(boolean wide, int lanes) {
        return load("GemmTurnHalf", wide, lanes, false, code -> code.turn(lanes / 2));
    }

    /// The code for elements side by side across the panel, `vectors` of them.
    ///
    /// @param outside the target is a `MemorySegment` instead of an array
    static GemmPack copying(boolean wide, int vectors, int lanes, boolean outside) {
        return load("GemmCopy" + vectors + "x", wide, lanes, outside, code -> code.copy(vectors));
    }

    /// The code for sums of products that reads each element of the matrix once.
    static GemmDots dots(boolean wide, int lanes) {
        return (GemmDots)
                GemmCode.load(
                        "GemmDots" + (wide ? "F64x" : "F32x") + lanes,
                        GemmCode.describe(GemmDots.class),
                        RUN_DOTS,
                        code -> new GemmPackCode(wide, lanes, false, code).dots());
    }

    private static GemmPack load(
            String kind, boolean wide, int lanes, boolean outside, Consumer<GemmPackCode> method) {
        return (GemmPack)
                GemmCode.load(
                        kind + (wide ? "F64x" : "F32x") + lanes,
                        BASE,
                        RUN,
                        code -> method.accept(new GemmPackCode(wide, lanes, outside, code)));
    }

    private void casts() {
        code.aload(SRC).checkcast(element.arrayType()).astore(SRC);
        code.aload(DST).checkcast(outside ? GemmCode.SEGMENT : element.arrayType()).astore(DST);
    }

    /// Stores the vector on the stack `v` vectors after `TO`.
    private void store(int v) {
        code.aload(DST).iload(TO);
        if (v > 0) {
            code.loadConstant(v * lanes).iadd();
        }
        if (outside) {
            code.loadConstant(wide ? 3 : 2).ishl().i2l();
            code.getstatic(GemmCode.BYTE_ORDER, GemmCode.NATIVE, GemmCode.BYTE_ORDER);
            code.invokevirtual(
                    vector,
                    "intoMemorySegment",
                    MethodTypeDesc.of(CD_void, GemmCode.SEGMENT, CD_long, GemmCode.BYTE_ORDER));
        } else {
            code.invokevirtual(
                    vector, "intoArray", MethodTypeDesc.of(CD_void, element.arrayType(), CD_int));
        }
    }

    private void copy(int vectors) {
        casts();
        Label test = code.newLabel();
        Label end = code.newLabel();
        code.iconst_0().istore(P);
        code.labelBinding(test);
        code.iload(P).iload(KC).if_icmpge(end);
        for (int v = 0; v < vectors; v++) {
            code.getstatic(vector, species, SPECIES).aload(SRC).iload(FROM);
            code.loadConstant(v * lanes).iadd();
            code.invokestatic(
                    vector,
                    "fromArray",
                    MethodTypeDesc.of(vector, SPECIES, element.arrayType(), CD_int));
            store(v);
        }
        code.iload(FROM).iload(STRIDE).iadd().istore(FROM);
        code.iload(TO).iload(WIDTH).iadd().istore(TO);
        code.iinc(P, 1).goto_(test);
        code.labelBinding(end);
        code.return_();
    }

    private int row(int r) {
        return FIRST + r;
    }

    private int offset(int r) {
        return FIRST + lanes + r;
    }

    private int index(int round, boolean upper) {
        return FIRST + 2 * lanes + 2 * round + (upper ? 1 : 0);
    }

    private void turn(int rows) {
        casts();
        prepare(rows);
        Label test = code.newLabel();
        Label end = code.newLabel();
        code.iconst_0().istore(P);
        code.labelBinding(test);
        code.iload(P).iload(KC).if_icmpge(end);
        block(rows);
        stores(rows);
        code.iinc(P, lanes).goto_(test);
        code.labelBinding(end);
        code.return_();
    }

    /// The sums of products of `lanes` rows with a vector: each block is turned over, then its
    /// columns are multiplied with one element each, in rising order.
    private void dots() {
        code.aload(SRC).checkcast(element.arrayType()).astore(SRC);
        code.aload(DST).checkcast(element.arrayType()).astore(DST);
        code.aload(WIDTH).checkcast(element.arrayType()).astore(WIDTH);
        prepare(lanes);
        int sum = index(Integer.numberOfTrailingZeros(lanes), false);
        code.getstatic(vector, species, SPECIES);
        code.invokestatic(vector, "zero", MethodTypeDesc.of(vector, SPECIES)).astore(sum);
        Label test = code.newLabel();
        Label end = code.newLabel();
        code.iconst_0().istore(P);
        code.labelBinding(test);
        code.iload(P).iload(KC).if_icmpge(end);
        block(lanes);
        for (int r = 0; r < lanes; r++) {
            code.getstatic(vector, species, SPECIES);
            code.aload(DST).iload(TO).iload(P).iadd().loadConstant(r).iadd();
            if (wide) {
                code.daload();
            } else {
                code.faload();
            }
            code.invokestatic(vector, "broadcast", MethodTypeDesc.of(vector, SPECIES, element));
            code.aload(row(r));
            code.invokevirtual(bits, backFromBits(), MethodTypeDesc.of(vector)).aload(sum);
            code.invokevirtual(vector, "fma", MethodTypeDesc.of(vector, VECTOR, VECTOR));
            code.astore(sum);
        }
        code.iinc(P, lanes).goto_(test);
        code.labelBinding(end);
        code.aload(sum).aload(WIDTH).iconst_0();
        code.invokevirtual(
                vector, "intoArray", MethodTypeDesc.of(CD_void, element.arrayType(), CD_int));
        code.return_();
    }

    private String backFromBits() {
        return wide ? "reinterpretAsDoubles" : "reinterpretAsFloats";
    }

    private void prepare(int rows) {
        for (int r = 0; r < rows; r++) {
            code.iload(FROM).loadConstant(r).iload(ROWS).iconst_1().isub();
            code.invokestatic(
                    GemmCode.describe(Math.class),
                    "min",
                    MethodTypeDesc.of(CD_int, CD_int, CD_int));
            code.iload(STRIDE).imul().iadd().istore(offset(r));
        }
        int round = 0;
        for (int distance = rows / 2; distance > 0; distance /= 2) {
            indices(round, rows, distance, false);
            indices(round, rows, distance, true);
            round++;
        }
    }

    /// The permutation that makes the lower or the upper row of a pair, as a vector.
    private void indices(int round, int rows, int distance, boolean upper) {
        code.getstatic(bits, species, SPECIES);
        code.loadConstant(lanes).newarray(wide ? TypeKind.LONG : TypeKind.INT);
        for (int i = 0; i < lanes; i++) {
            long from = source(i, rows, distance, upper);
            code.dup().loadConstant(i);
            if (wide) {
                code.loadConstant(from).lastore();
            } else {
                code.loadConstant((int) from).iastore();
            }
        }
        code.iconst_0();
        code.invokestatic(
                bits, "fromArray", MethodTypeDesc.of(bits, SPECIES, bit.arrayType(), CD_int));
        code.astore(index(round, upper));
    }

    /// Where lane `i` of a row comes from: a lane of the lower row, or `lanes` more for the upper.
    /// An exchange swaps one bit of the row's number with one bit of the lane's.
    private int source(int i, int rows, int distance, boolean upper) {
        int group = lanes / rows;
        // The last exchange also turns the lane's bits, so that the rows of one `p` are neighbours.
        int lane = distance == 1 ? i % rows * group + i / rows : i;
        int bit = distance * group;
        int kept = lane & ~bit;
        return (upper ? kept | bit : kept) + ((lane & bit) == 0 ? 0 : lanes);
    }

    private void block(int rows) {
        MethodTypeDesc load = MethodTypeDesc.of(vector, SPECIES, element.arrayType(), CD_int);
        String reinterpret = wide ? "reinterpretAsLongs" : "reinterpretAsInts";
        for (int r = 0; r < rows; r++) {
            code.getstatic(vector, species, SPECIES).aload(SRC);
            code.iload(offset(r)).iload(P).iadd();
            code.invokestatic(vector, "fromArray", load);
            code.invokevirtual(vector, reinterpret, MethodTypeDesc.of(bits));
            code.astore(row(r));
        }
        int round = 0;
        for (int distance = rows / 2; distance > 0; distance /= 2) {
            for (int r = 0; r < rows; r++) {
                if ((r & distance) == 0) {
                    exchange(round, r, r + distance);
                }
            }
            round++;
        }
    }

    private void exchange(int round, int low, int high) {
        MethodTypeDesc select = MethodTypeDesc.of(bits, VECTOR, VECTOR);
        code.aload(index(round, false)).aload(row(low)).aload(row(high));
        code.invokevirtual(bits, "selectFrom", select);
        code.aload(index(round, true)).aload(row(low)).aload(row(high));
        code.invokevirtual(bits, "selectFrom", select);
        code.astore(row(high)).astore(row(low));
    }

    private void stores(int rows) {
        Label done = code.newLabel();
        int group = lanes / rows;
        for (int r = 0; r < rows; r++) {
            if (r > 0) {
                code.iload(P).loadConstant(r * group).iadd().iload(KC).if_icmpge(done);
            }
            code.aload(row(r)).invokevirtual(bits, backFromBits(), MethodTypeDesc.of(vector));
            store(0);
            code.iload(TO).iload(WIDTH);
            if (group > 1) {
                code.loadConstant(group).imul();
            }
            code.iadd().istore(TO);
        }
        code.labelBinding(done);
    }
}
