package dev.obor.vision.models;

import static dev.obor.Obor.cat;

import dev.obor.Tensor;
import dev.obor.nn.BatchNorm2d;
import dev.obor.nn.Conv2d;
import dev.obor.nn.ConvTranspose2d;
import dev.obor.nn.KeepsNothing;
import dev.obor.nn.MaxPool2d;
import dev.obor.nn.Module;
import dev.obor.nn.ReLU;
import dev.obor.nn.Sequential;
import dev.obor.nn.StateKey;
import dev.obor.nn.Upsample;
import dev.obor.nn.functional.F;
import java.util.List;
import java.util.function.Consumer;

/// A network that gives each pixel a class, the U-Net.
///
/// torchvision has none; the keys are those of the best-known one in PyTorch, whose weights are
/// published (`milesial/Pytorch-UNet`: `o -> o.numClasses(2)` for its Carvana files, which hold a
/// list `mask_values` beside the state, so `loadStateDict` takes them without that key).
///
/// ```java
/// UNet.unet(o -> o.numClasses(4)).call(randn(1, 3, 32, 48)).shape() // [1, 4, 32, 48]
/// ```
///
/// Shapes: `(N, channels, H, W)` to `(N, numClasses, H, W)`. Source: Ronneberger et al., "U-Net:
/// convolutional networks for biomedical image segmentation", 2015, figure 1, with padding and
/// batch normalisation.
@KeepsNothing
public class UNet extends Module {
    /// Optional arguments.
    public static final class Options extends ModelOptions<Options> {
        int channels = 3;
        boolean bilinear;

        Options() {
            numClasses = 2;
        }

        /// How many channels the images have, 3.
        public Options channels(int value) {
            return set(() -> channels = value);
        }

        /// Whether images grow by interpolation, or by transposed convolutions, false.
        public Options bilinear(boolean value) {
            return set(() -> bilinear = value);
        }
    }

    private final DoubleConv inc;
    private final Down down1;
    private final Down down2;
    private final Down down3;
    private final Down down4;
    private final Up up1;
    private final Up up2;
    private final Up up3;
    private final Up up4;
    private final OutConv outc;

    private UNet(Options o) {
        int part = o.bilinear ? 2 : 1;
        inc = new DoubleConv(o.channels, 64, 64);
        down1 = new Down(64, 128);
        down2 = new Down(128, 256);
        down3 = new Down(256, 512);
        down4 = new Down(512, 1024 / part);
        up1 = new Up(1024, 512 / part, o.bilinear);
        up2 = new Up(512, 256 / part, o.bilinear);
        up3 = new Up(256, 128 / part, o.bilinear);
        up4 = new Up(128, 64, o.bilinear);
        outc = new OutConv(64, o.numClasses);
    }

    @Override
    public Tensor forward(Tensor x) {
        Tensor x1 = inc.call(x);
        Tensor x2 = down1.call(x1);
        Tensor x3 = down2.call(x2);
        Tensor x4 = down3.call(x3);
        Tensor y = up1.call(down4.call(x4), x4);
        return outc.call(up4.call(up3.call(up2.call(y, x3), x2), x1));
    }

    @KeepsNothing
    private static final class DoubleConv extends Module {
        @StateKey("double_conv")
        private final Sequential doubleConv;

        DoubleConv(int in, int middle, int out) {
            doubleConv =
                    new Sequential(
                            new Conv2d(in, middle, 3, c -> c.padding(1).bias(false)),
                            new BatchNorm2d(middle),
                            new ReLU(true),
                            new Conv2d(middle, out, 3, c -> c.padding(1).bias(false)),
                            new BatchNorm2d(out),
                            new ReLU(true));
        }

        @Override
        public Tensor forward(Tensor x) {
            return doubleConv.call(x);
        }
    }

    @KeepsNothing
    private static final class Down extends Module {
        @StateKey("maxpool_conv")
        private final Sequential maxpoolConv;

        Down(int in, int out) {
            maxpoolConv = new Sequential(new MaxPool2d(2), new DoubleConv(in, out, out));
        }

        @Override
        public Tensor forward(Tensor x) {
            return maxpoolConv.call(x);
        }
    }

    @KeepsNothing
    private static final class Up extends Module {
        private final Module up;
        private final DoubleConv conv;

        Up(int in, int out, boolean bilinear) {
            up =
                    bilinear
                            ? new Upsample(
                                    u -> u.scaleFactor(2).mode("bilinear").alignCorners(true))
                            : new ConvTranspose2d(in, in / 2, 2, c -> c.stride(2));
            conv = new DoubleConv(in, bilinear ? in / 2 : out, out);
        }

        /// @param small what comes from below
        /// @param beside what the way down had at this size
        Tensor forward(Tensor small, Tensor beside) {
            Tensor grown = up.call(small);
            int h = (int) (beside.size(2) - grown.size(2));
            int w = (int) (beside.size(3) - grown.size(3));
            Tensor fitted = F.pad(grown, w / 2, w - w / 2, h / 2, h - h / 2);
            return conv.call(cat(List.of(beside, fitted), 1));
        }

        Tensor call(Tensor small, Tensor beside) {
            return call(this::forward, small, beside);
        }
    }

    @KeepsNothing
    private static final class OutConv extends Module {
        private final Conv2d conv;

        OutConv(int in, long out) {
            conv = new Conv2d(in, out, 1);
        }

        @Override
        public Tensor forward(Tensor x) {
            return conv.call(x);
        }
    }

    /// The U-Net, with two classes.
    public static UNet unet() {
        return unet(o -> {});
    }

    /// The U-Net, with options.
    public static UNet unet(Consumer<Options> options) {
        Options o = new Options().with(options);
        return o.build(() -> new UNet(o));
    }
}
