package dev.obor.machine.conv;

import dev.obor.machine.conv.Planes.Images;
import dev.obor.machine.conv.WeightSums.Ranges;
import dev.obor.machine.lang.Element;
import dev.obor.machine.product.Crew;
import dev.obor.machine.product.Products;
import dev.obor.machine.product.StridedMatrix;
import org.jspecify.annotations.Nullable;

/// Convolutions of images and signals in machine code: the way in.
///
/// Arrays are `float[]` or `double[]`, row-major as in PyTorch; places in them count elements. Each
/// method returns false, and has done nothing, if it has to be done another way.
public final class Convolutions {
    private final Products products;

    /// For one process's machine code.
    public Convolutions(Products products) {
        this.products = products;
    }

    /// An array from an element on.
    public record Part(Object array, long start) {
        private boolean wide() {
            return array instanceof double[];
        }

        private StridedMatrix in(int bytes) {
            return StridedMatrix.of(array, bytes, start, 0, 0);
        }
    }

    private static Images images(Part x, int bytes, ConvSize s, boolean input) {
        int all = input ? s.cin() : s.cout();
        int height = input ? s.h().input() : s.h().output();
        int width = input ? s.w().input() : s.w().output();
        long image = (long) all * height * width;
        return new Images(x.in(bytes), x.start(), all / s.groups(), height, width, image);
    }

    /// `y = conv(x, w) + bias`; or with `gradient`, `x` becomes the input's gradient, plus a bias,
    /// from `y`, the output's.
    ///
    /// @param split whether threads may share it
    public boolean sweep(
            ConvSize given,
            boolean gradient,
            Part x,
            Part w,
            @Nullable Part bias,
            Part y,
            Crew crew,
            boolean split) {
        Element element = x.wide() ? Element.F64 : Element.F32;
        int bytes = element.bytes();
        ConvSize s = given.isPlain() ? given.flat() : given;
        Images in = images(x, bytes, s, true);
        Images out = images(y, bytes, s, false);
        Sweep sweep =
                new Sweep(
                        products.code(),
                        products.scratch(),
                        crew,
                        element,
                        s,
                        gradient,
                        gradient ? out : in,
                        gradient ? in : out,
                        w.in(bytes),
                        w.start(),
                        bias == null ? null : bias.in(bytes));
        if (!sweep.isPossible()) {
            return false;
        }
        sweep.run(split);
        return true;
    }

    /// The gradient of the weight, `w = sum of y * x`.
    ///
    /// @param count ranges that are summed on their own
    /// @param images of a block; ranges are cut between blocks of images and strips of rows
    /// @param rows of a strip
    public boolean weights(
            ConvSize s,
            Part x,
            Part w,
            Part y,
            int count,
            int images,
            int rows,
            Crew crew,
            boolean split) {
        Element element = x.wide() ? Element.F64 : Element.F32;
        int bytes = element.bytes();
        WeightSums sums =
                new WeightSums(
                        products.code(),
                        products.scratch(),
                        crew,
                        element,
                        s,
                        images(x, bytes, s, true),
                        images(y, bytes, s, false),
                        w.in(bytes),
                        w.start(),
                        new Ranges(count, images, rows));
        if (!sums.isPossible()) {
            return false;
        }
        sums.run(split);
        return true;
    }

    /// [#sweep] by [Winograd]: a 3×3 convolution of float32 in one group with stride 1, whose
    /// padding is at most 2 and whose channels fill vectors.
    public void winograd(
            ConvSize s,
            boolean gradient,
            Part x,
            Part w,
            @Nullable Part bias,
            Part y,
            Crew crew,
            boolean split) {
        int bytes = Element.F32.bytes();
        Images in = images(x, bytes, s, true);
        Images out = images(y, bytes, s, false);
        new Winograd(
                        products.code(),
                        products.scratch(),
                        crew,
                        s,
                        gradient,
                        gradient ? out : in,
                        gradient ? in : out,
                        WeightPanels.of(s, gradient, w.in(bytes), w.start()),
                        bias == null ? null : bias.in(bytes))
                .run(split);
    }

    /// [#weights] in the same way.
    public void winogradWeights(ConvSize s, Part x, Part w, Part y, Crew crew, boolean split) {
        int bytes = Element.F32.bytes();
        Images in = images(x, bytes, s, true);
        Images out = images(y, bytes, s, false);
        new WinogradWeights(products.code(), products.scratch(), crew, s, in, out)
                .run(w.in(bytes), w.start(), split);
    }
}
