package dev.obor.nn;

import static dev.obor.Obor.cat;
import static dev.obor.Obor.tensor;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.nn.functional.F;
import dev.obor.optim.SGD;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Small programs as users write them, with PyTorch's first five losses from the same seed, which
/// conformance/python/layer_programs.py prints.
class LayerProgramsTest {
    @BeforeEach
    void seed() {
        Obor.manualSeed(0);
    }

    private static Tensor wave(double step, long... shape) {
        long n = 1;
        for (long size : shape) {
            n *= size;
        }
        return Obor.arange(n).to(DType.FLOAT64).mul(step).sin().reshape(shape);
    }

    private static void losses(Module net, Supplier<Tensor> loss, double... expected) {
        SGD optimizer = new SGD(net.parameters(), 0.1);
        double[] losses = new double[5];
        for (int i = 0; i < losses.length; i++) {
            optimizer.zeroGrad();
            Tensor value = loss.get();
            value.backward();
            optimizer.step();
            losses[i] = value.item();
        }
        assertArrayEquals(expected, losses, 1e-8);
    }

    private static final class UNet extends Module {
        final Conv2d down = new Conv2d(1, 4, 3, o -> o.padding(1));
        final Conv2d deep = new Conv2d(4, 8, 3, o -> o.padding(1));
        final Upsample up = new Upsample(o -> o.scaleFactor(2).mode("bilinear").alignCorners(true));
        final Conv2d join = new Conv2d(12, 4, 3, o -> o.padding(1));
        final Conv2d out = new Conv2d(4, 1, 1);

        @Override
        public Tensor forward(Tensor x) {
            Tensor a = down.call(x).relu();
            Tensor b = deep.call(F.maxPool2d(a, 2)).relu();
            return out.call(join.call(cat(List.of(up.call(b), a), 1)).relu());
        }
    }

    @Test
    void uNetWithBilinearUpsampling() {
        UNet net = new UNet().to(DType.FLOAT64);
        Tensor x = wave(0.37, 2, 1, 8, 8);
        Tensor y = wave(0.11, 2, 1, 8, 8).gt(0L).toDouble();
        losses(
                net,
                () -> F.binaryCrossEntropyWithLogits(net.call(x), y),
                0.7119975103589066,
                0.7085840254434899,
                0.7059397124557281,
                0.7039644986675758,
                0.7025712662146015);
    }

    @Test
    void superResolutionWithPixelShuffle() {
        Sequential net =
                new Sequential(
                                new Conv2d(1, 6, 3, o -> o.padding(1)),
                                new Tanh(),
                                new Conv2d(6, 4, 3, o -> o.padding(1)),
                                new PixelShuffle(2))
                        .to(DType.FLOAT64);
        Tensor y = wave(0.23, 2, 1, 8, 8);
        Tensor x = F.interpolate(y, o -> o.scaleFactor(0.5).mode("bicubic").antialias(true));
        losses(
                net,
                () -> F.mseLoss(net.call(x), y),
                0.506447833287168,
                0.4919920904893177,
                0.4782900812326988,
                0.46516170719726474,
                0.4524643294777633);
    }

    private static Sequential embedder() {
        return new Sequential(new Linear(6, 8), new ReLU(), new Linear(8, 3)).to(DType.FLOAT64);
    }

    @Test
    void tripletLearning() {
        Sequential net = embedder();
        Tensor a = wave(0.37, 5, 6);
        Tensor p = wave(0.38, 5, 6);
        Tensor n = wave(0.91, 5, 6);
        var loss = new TripletMarginLoss(o -> o.margin(0.5).swap(true));
        losses(
                net,
                () -> loss.call(net.call(a), net.call(p), net.call(n)),
                0.13445370949504631,
                0.08503091938519353,
                0.06260674479161134,
                0.03897128980612251,
                0.023589824910745592);
    }

    @Test
    void siameseNetwork() {
        Sequential net = embedder();
        Tensor a = wave(0.37, 6, 6);
        Tensor b = wave(0.53, 6, 6);
        Tensor y = tensor(new long[] {1, -1, 1, 1, -1, -1});
        var loss = new CosineEmbeddingLoss(o -> o.margin(0.2));
        losses(
                net,
                () -> loss.call(net.call(a), net.call(b), y),
                0.3471531667547279,
                0.3373186104638264,
                0.32576672714959226,
                0.31216095734938626,
                0.2964798437273429);
    }

    @Test
    void connectionistTemporalClassification() {
        Sequential net =
                new Sequential(new Linear(4, 10), new Tanh(), new Linear(10, 5)).to(DType.FLOAT64);
        Tensor x = wave(0.29, 12, 3, 4);
        Tensor y = tensor(new long[][] {{1, 2, 2, 0}, {4, 1, 0, 0}, {3, 3, 3, 1}});
        var loss = new CTCLoss();
        losses(
                net,
                () ->
                        loss.call(
                                F.logSoftmax(net.call(x), 2),
                                y,
                                new long[] {12, 9, 12},
                                new long[] {3, 2, 4}),
                3.3028689191206406,
                3.059948281129023,
                2.8226697729460923,
                2.6065997706334403,
                2.4227004741258944);
    }

    @Test
    void spatialTransformer() {
        Sequential net =
                new Sequential(new Conv2d(1, 2, 3), new ReLU(), new Flatten(), new Linear(72, 6))
                        .to(DType.FLOAT64);
        Tensor x = wave(0.31, 2, 1, 8, 8);
        Tensor y = wave(0.17, 2, 1, 6, 6);
        losses(
                net,
                () -> {
                    Tensor grid = F.affineGrid(net.call(x).view(-1, 2, 3), 2, 1, 6, 6);
                    return F.mseLoss(F.gridSample(x, grid, o -> o.paddingMode("border")), y);
                },
                0.8209595093234247,
                1.2756567546084256,
                0.9365734153966778,
                0.8218902744832298,
                0.793557734297949);
    }

    @Test
    void adaptiveSoftmax() {
        AdaptiveLogSoftmaxWithLoss net =
                new AdaptiveLogSoftmaxWithLoss(8, 20, List.of(5, 12), o -> o.divValue(2))
                        .to(DType.FLOAT64);
        Tensor x = wave(0.41, 9, 8);
        Tensor y = Obor.arange(9).mul(7L).remainder(20L);
        losses(
                net,
                () -> net.call(x, y).loss(),
                3.2244597684216334,
                3.196111193490724,
                3.169322279616369,
                3.143912094299365,
                3.119716525501272);
    }
}
