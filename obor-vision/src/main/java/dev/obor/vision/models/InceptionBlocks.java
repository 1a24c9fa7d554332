package dev.obor.vision.models;

import static dev.obor.Obor.cat;

import dev.obor.Tensor;
import dev.obor.nn.KeepsNothing;
import dev.obor.nn.Linear;
import dev.obor.nn.Module;
import dev.obor.nn.StateKey;
import dev.obor.nn.functional.F;
import java.util.List;

/// The blocks of [Inception3]: branches whose channels are put behind one another.
final class InceptionBlocks {
    private InceptionBlocks() {}

    private static Tensor mean(Tensor x) {
        return F.avgPool2d(x, 3, o -> o.stride(1).padding(1));
    }

    /// Kernels of 1, 5 and twice 3.
    @KeepsNothing
    static final class InceptionA extends Module {
        @StateKey("branch1x1")
        private final BasicConv2d one;

        @StateKey("branch5x5_1")
        private final BasicConv2d five1;

        @StateKey("branch5x5_2")
        private final BasicConv2d five2;

        @StateKey("branch3x3dbl_1")
        private final BasicConv2d double1;

        @StateKey("branch3x3dbl_2")
        private final BasicConv2d double2;

        @StateKey("branch3x3dbl_3")
        private final BasicConv2d double3;

        @StateKey("branch_pool")
        private final BasicConv2d pool;

        InceptionA(int in, int pooled) {
            one = new BasicConv2d(in, 64);
            five1 = new BasicConv2d(in, 48);
            five2 = new BasicConv2d(48, 64, 5, c -> c.padding(2));
            double1 = new BasicConv2d(in, 64);
            double2 = new BasicConv2d(64, 96, 3, c -> c.padding(1));
            double3 = new BasicConv2d(96, 96, 3, c -> c.padding(1));
            pool = new BasicConv2d(in, pooled);
        }

        @Override
        public Tensor forward(Tensor x) {
            Tensor five = five2.call(five1.call(x));
            Tensor twice = double3.call(double2.call(double1.call(x)));
            return cat(List.of(one.call(x), five, twice, pool.call(mean(x))), 1);
        }
    }

    /// To half the size.
    @KeepsNothing
    static final class InceptionB extends Module {
        @StateKey("branch3x3")
        private final BasicConv2d three;

        @StateKey("branch3x3dbl_1")
        private final BasicConv2d double1;

        @StateKey("branch3x3dbl_2")
        private final BasicConv2d double2;

        @StateKey("branch3x3dbl_3")
        private final BasicConv2d double3;

        InceptionB(int in) {
            three = new BasicConv2d(in, 384, 3, c -> c.stride(2));
            double1 = new BasicConv2d(in, 64);
            double2 = new BasicConv2d(64, 96, 3, c -> c.padding(1));
            double3 = new BasicConv2d(96, 96, 3, c -> c.stride(2));
        }

        @Override
        public Tensor forward(Tensor x) {
            Tensor twice = double3.call(double2.call(double1.call(x)));
            return cat(List.of(three.call(x), twice, F.maxPool2d(x, 3, 2)), 1);
        }
    }

    /// Kernels of 7 as rows and columns.
    @KeepsNothing
    static final class InceptionC extends Module {
        @StateKey("branch1x1")
        private final BasicConv2d one;

        @StateKey("branch7x7_1")
        private final BasicConv2d seven1;

        @StateKey("branch7x7_2")
        private final BasicConv2d seven2;

        @StateKey("branch7x7_3")
        private final BasicConv2d seven3;

        @StateKey("branch7x7dbl_1")
        private final BasicConv2d double1;

        @StateKey("branch7x7dbl_2")
        private final BasicConv2d double2;

        @StateKey("branch7x7dbl_3")
        private final BasicConv2d double3;

        @StateKey("branch7x7dbl_4")
        private final BasicConv2d double4;

        @StateKey("branch7x7dbl_5")
        private final BasicConv2d double5;

        @StateKey("branch_pool")
        private final BasicConv2d pool;

        InceptionC(int in, int small) {
            one = new BasicConv2d(in, 192);
            seven1 = new BasicConv2d(in, small);
            seven2 = new BasicConv2d(small, small, List.of(1, 7), c -> c.padding(0, 3));
            seven3 = new BasicConv2d(small, 192, List.of(7, 1), c -> c.padding(3, 0));
            double1 = new BasicConv2d(in, small);
            double2 = new BasicConv2d(small, small, List.of(7, 1), c -> c.padding(3, 0));
            double3 = new BasicConv2d(small, small, List.of(1, 7), c -> c.padding(0, 3));
            double4 = new BasicConv2d(small, small, List.of(7, 1), c -> c.padding(3, 0));
            double5 = new BasicConv2d(small, 192, List.of(1, 7), c -> c.padding(0, 3));
            pool = new BasicConv2d(in, 192);
        }

        @Override
        public Tensor forward(Tensor x) {
            Tensor seven = seven3.call(seven2.call(seven1.call(x)));
            Tensor twice = double3.call(double2.call(double1.call(x)));
            twice = double5.call(double4.call(twice));
            return cat(List.of(one.call(x), seven, twice, pool.call(mean(x))), 1);
        }
    }

    /// To half the size once more.
    @KeepsNothing
    static final class InceptionD extends Module {
        @StateKey("branch3x3_1")
        private final BasicConv2d three1;

        @StateKey("branch3x3_2")
        private final BasicConv2d three2;

        @StateKey("branch7x7x3_1")
        private final BasicConv2d seven1;

        @StateKey("branch7x7x3_2")
        private final BasicConv2d seven2;

        @StateKey("branch7x7x3_3")
        private final BasicConv2d seven3;

        @StateKey("branch7x7x3_4")
        private final BasicConv2d seven4;

        InceptionD(int in) {
            three1 = new BasicConv2d(in, 192);
            three2 = new BasicConv2d(192, 320, 3, c -> c.stride(2));
            seven1 = new BasicConv2d(in, 192);
            seven2 = new BasicConv2d(192, 192, List.of(1, 7), c -> c.padding(0, 3));
            seven3 = new BasicConv2d(192, 192, List.of(7, 1), c -> c.padding(3, 0));
            seven4 = new BasicConv2d(192, 192, 3, c -> c.stride(2));
        }

        @Override
        public Tensor forward(Tensor x) {
            Tensor three = three2.call(three1.call(x));
            Tensor seven = seven4.call(seven3.call(seven2.call(seven1.call(x))));
            return cat(List.of(three, seven, F.maxPool2d(x, 3, 2)), 1);
        }
    }

    /// Rows and columns beside each other.
    @KeepsNothing
    static final class InceptionE extends Module {
        @StateKey("branch1x1")
        private final BasicConv2d one;

        @StateKey("branch3x3_1")
        private final BasicConv2d three1;

        @StateKey("branch3x3_2a")
        private final BasicConv2d row;

        @StateKey("branch3x3_2b")
        private final BasicConv2d column;

        @StateKey("branch3x3dbl_1")
        private final BasicConv2d double1;

        @StateKey("branch3x3dbl_2")
        private final BasicConv2d double2;

        @StateKey("branch3x3dbl_3a")
        private final BasicConv2d doubleRow;

        @StateKey("branch3x3dbl_3b")
        private final BasicConv2d doubleColumn;

        @StateKey("branch_pool")
        private final BasicConv2d pool;

        InceptionE(int in) {
            one = new BasicConv2d(in, 320);
            three1 = new BasicConv2d(in, 384);
            row = new BasicConv2d(384, 384, List.of(1, 3), c -> c.padding(0, 1));
            column = new BasicConv2d(384, 384, List.of(3, 1), c -> c.padding(1, 0));
            double1 = new BasicConv2d(in, 448);
            double2 = new BasicConv2d(448, 384, 3, c -> c.padding(1));
            doubleRow = new BasicConv2d(384, 384, List.of(1, 3), c -> c.padding(0, 1));
            doubleColumn = new BasicConv2d(384, 384, List.of(3, 1), c -> c.padding(1, 0));
            pool = new BasicConv2d(in, 192);
        }

        @Override
        public Tensor forward(Tensor x) {
            Tensor three = three1.call(x);
            three = cat(List.of(row.call(three), column.call(three)), 1);
            Tensor twice = double2.call(double1.call(x));
            twice = cat(List.of(doubleRow.call(twice), doubleColumn.call(twice)), 1);
            return cat(List.of(one.call(x), three, twice, pool.call(mean(x))), 1);
        }
    }

    /// The auxiliary classifier.
    @KeepsNothing
    static final class InceptionAux extends Module {
        private final BasicConv2d conv0;
        private final BasicConv2d conv1;
        private final Linear fc;

        InceptionAux(long in, long numClasses) {
            conv0 = new BasicConv2d(in, 128);
            conv1 = new BasicConv2d(128, 768, 5, c -> {});
            fc = new Linear(768, numClasses);
        }

        @Override
        public Tensor forward(Tensor x) {
            Tensor small = conv1.call(conv0.call(F.avgPool2d(x, 5, o -> o.stride(3))));
            return fc.call(F.adaptiveAvgPool2d(small, 1, 1).flatten(1));
        }
    }
}
