package dev.obor.vision.models;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.nn.BatchNorm2d;
import dev.obor.nn.Conv2d;
import dev.obor.nn.ConvNd;
import dev.obor.nn.KeepsNothing;
import dev.obor.nn.Module;
import dev.obor.nn.functional.F;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// A convolution without bias, batch normalisation and ReLU: what Inception networks are made of.
@KeepsNothing
final class BasicConv2d extends Module {
    private final Conv2d conv;
    private final BatchNorm2d bn;

    BasicConv2d(long in, long out, int kernelSize, Consumer<ConvNd.Options> options) {
        this(in, out, List.of(kernelSize, kernelSize), options);
    }

    BasicConv2d(long in, long out, List<Integer> kernelSize, Consumer<ConvNd.Options> options) {
        conv =
                new Conv2d(
                        in,
                        out,
                        kernelSize,
                        o -> {
                            options.accept(o);
                            o.bias(false);
                        });
        bn = new BatchNorm2d(out, o -> o.eps(0.001));
    }

    /// With a kernel of 1.
    BasicConv2d(long in, long out) {
        this(in, out, 1, o -> {});
    }

    @Override
    public Tensor forward(Tensor x) {
        return F.relu_(bn.call(conv.call(x)));
    }

    /// Turns images that were normalised by the means of ImageNet into ones from -1 to 1, as the
    /// first Inception networks took them.
    static Tensor fromImageNet(Tensor x) {
        double[] mean = {0.485, 0.456, 0.406};
        double[] std = {0.229, 0.224, 0.225};
        List<Tensor> channels = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            channels.add(x.narrow(1, i, 1).mul(std[i] / 0.5).add((mean[i] - 0.5) / 0.5));
        }
        return Obor.cat(channels, 1);
    }
}
