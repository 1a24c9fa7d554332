package dev.obor.cpu;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.Vector;
import jdk.incubator.vector.VectorSpecies;

/// Writes the micro-kernels of convolution, see [ConvTile]: straight-line vector code with one
/// local variable per sum, as [GemmCode] does for products.
final class ConvCode {
    private static final ClassDesc VECTOR = GemmCode.describe(Vector.class);
    private static final ClassDesc SPECIES = GemmCode.describe(VectorSpecies.class);
    private static final MethodTypeDesc RUN =
            MethodTypeDesc.of(
                    CD_void, CD_Object, CD_int, CD_int, CD_Object, CD_int, CD_int, CD_int,
                    CD_Object, CD_int, CD_Object, CD_int);

    // Slots of the parameters of ConvTile.run, then of the locals.
    private static final int A = 1;
    private static final int AO = 2;
    private static final int END = 3;
    private static final int X = 4;
    private static final int Q0 = 5;
    private static final int INIT = 8;
    private static final int IO = 9;
    private static final int C = 10;
    private static final int CO = 11;
    private static final int P = 12;
    private static final int OFFSET = 13;
    private static final int ROW = 14;
    private static final int COLUMN = 15;
    private static final int SUM = COLUMN + ConvTile.COLUMNS;

    private final boolean wide;
    private final int rows;
    private final int lanes;
    private final int perRow;
    private final ClassDesc vector;
    private final ClassDesc element;
    private final CodeBuilder code;

    private ConvCode(boolean wide, int rows, int lanes, int perRow, CodeBuilder code) {
        this.wide = wide;
        this.rows = rows;
        this.lanes = lanes;
        this.perRow = perRow;
        this.code = code;
        vector = GemmCode.describe(wide ? DoubleVector.class : FloatVector.class);
        element = wide ? CD_double : CD_float;
    }

    /// A new kernel.
    ///
    /// @param lanes elements of the machine's vectors
    /// @param perRow elements of a row in `a`: 1 for products, and the lanes of a weight gradient
    static ConvTile generate(boolean wide, int rows, int lanes, int perRow) {
        String name =
                (perRow == 1 ? "ConvProduct" : "ConvWeight") + (wide ? "F64x" : "F32x") + rows;
        return (ConvTile)
                GemmCode.load(
                        name,
                        GemmCode.describe(ConvTile.class),
                        RUN,
                        code -> new ConvCode(wide, rows, lanes, perRow, code).method());
    }

    /// Vectors shorter than the lanes of a sum take several passes over the same `k`.
    private void method() {
        Label work = code.newLabel();
        code.iload(END).iload(AO).if_icmpge(work).return_();
        code.labelBinding(work);
        for (int array : new int[] {A, X, INIT, C}) {
            code.aload(array).checkcast(element.arrayType()).astore(array);
        }
        for (int lane = 0; lane < perRow; lane += lanes) {
            for (int r = 0; r < rows; r++) {
                for (int j = 0; j < ConvTile.COLUMNS; j++) {
                    load(INIT, IO, at(r, j) + lane);
                    code.astore(sum(r, j));
                }
            }
            loop(lane);
            for (int r = 0; r < rows; r++) {
                for (int j = 0; j < ConvTile.COLUMNS; j++) {
                    store(r, j, at(r, j) + lane);
                }
            }
        }
        code.return_();
    }

    private static int sum(int row, int column) {
        return SUM + row * ConvTile.COLUMNS + column;
    }

    /// Where a vector of sums lies in `init` and `c`.
    private int at(int row, int column) {
        return (row * ConvTile.COLUMNS + column) * Math.max(lanes, perRow);
    }

    private void loop(int lane) {
        Label test = code.newLabel();
        Label end = code.newLabel();
        code.iload(AO).istore(P);
        code.labelBinding(test);
        code.iload(P).iload(END).if_icmpge(end);
        offset();
        for (int j = 0; j < ConvTile.COLUMNS; j++) {
            code.getstatic(vector, species(), SPECIES).aload(X).iload(OFFSET).iload(Q0 + j).iadd();
            add(lane);
            fromArray();
            code.astore(COLUMN + j);
        }
        for (int r = 0; r < rows; r++) {
            row(r, lane);
            for (int j = 0; j < ConvTile.COLUMNS; j++) {
                code.aload(ROW).aload(COLUMN + j).aload(sum(r, j));
                code.invokevirtual(vector, "fma", MethodTypeDesc.of(vector, VECTOR, VECTOR));
                code.astore(sum(r, j));
            }
        }
        code.iinc(P, rows * perRow + 1).goto_(test);
        code.labelBinding(end);
    }

    /// The offset is kept in the bits of an element.
    private void offset() {
        code.aload(A).iload(P).loadConstant(rows * perRow).iadd();
        if (wide) {
            var toBits = MethodTypeDesc.of(CD_long, CD_double);
            code.daload()
                    .invokestatic(ConstantDescs.CD_Double, "doubleToRawLongBits", toBits)
                    .l2i();
        } else {
            var toBits = MethodTypeDesc.of(CD_int, CD_float);
            code.faload().invokestatic(ConstantDescs.CD_Float, "floatToRawIntBits", toBits);
        }
        code.istore(OFFSET);
    }

    private void row(int r, int lane) {
        if (perRow > 1) {
            load(A, P, r * perRow + lane);
        } else {
            code.getstatic(vector, species(), SPECIES).aload(A).iload(P);
            add(r);
            if (wide) {
                code.daload();
            } else {
                code.faload();
            }
            code.invokestatic(vector, "broadcast", MethodTypeDesc.of(vector, SPECIES, element));
        }
        code.astore(ROW);
    }

    private void load(int array, int offset, int more) {
        code.getstatic(vector, species(), SPECIES).aload(array).iload(offset);
        add(more);
        fromArray();
    }

    private void fromArray() {
        var type = MethodTypeDesc.of(vector, SPECIES, element.arrayType(), CD_int);
        code.invokestatic(vector, "fromArray", type);
    }

    private void store(int r, int j, int more) {
        code.aload(sum(r, j)).aload(C).iload(CO);
        add(more);
        var type = MethodTypeDesc.of(CD_void, element.arrayType(), CD_int);
        code.invokevirtual(vector, "intoArray", type);
    }

    private void add(int constant) {
        if (constant > 0) {
            code.loadConstant(constant).iadd();
        }
    }

    private String species() {
        return "SPECIES_" + lanes * (wide ? Double.SIZE : Float.SIZE);
    }
}
