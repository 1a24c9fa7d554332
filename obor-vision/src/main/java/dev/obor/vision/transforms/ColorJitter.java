package dev.obor.vision.transforms;

import static dev.obor.Obor.randperm;

import dev.obor.Tensor;
import dev.obor.base.ValueError;
import dev.obor.vision.Transform;

/// Random brightness, contrast, saturation and hue in random order, torchvision's `ColorJitter`.
///
/// Factors are drawn from `1 - value` (at least 0) to `1 + value`, the hue from `-hue` to `hue`; 0
/// leaves as it is.
///
/// @param brightness how far it goes
/// @param contrast how far it goes
/// @param saturation how far it goes
/// @param hue how far it goes, at most 0.5
public record ColorJitter(double brightness, double contrast, double saturation, double hue)
        implements Transform {
    /// Checks the values.
    public ColorJitter {
        if (!(brightness >= 0 && contrast >= 0 && saturation >= 0)) {
            throw new ValueError(
                    "If brightness, contrast or saturation is a single number, it must be non"
                            + " negative.");
        }
        if (!(hue >= 0 && hue <= 0.5)) {
            throw new ValueError("hue values should be between (-0.5, 0.5), but got " + hue + ".");
        }
    }

    @Override
    public Tensor apply(Tensor image) {
        long[] order = randperm(4).toLongArray();
        double b = factor(brightness);
        double c = factor(contrast);
        double s = factor(saturation);
        double h = hue == 0 ? 0 : Draws.uniform(-hue, hue);
        Tensor out = image;
        for (long step : order) {
            out =
                    switch ((int) step) {
                        case 0 -> brightness == 0 ? out : TF.adjustBrightness(out, b);
                        case 1 -> contrast == 0 ? out : TF.adjustContrast(out, c);
                        case 2 -> saturation == 0 ? out : TF.adjustSaturation(out, s);
                        default -> hue == 0 ? out : TF.adjustHue(out, h);
                    };
        }
        return out;
    }

    private static double factor(double value) {
        return value == 0 ? 1 : Draws.uniform(Math.max(0, 1 - value), 1 + value);
    }
}
