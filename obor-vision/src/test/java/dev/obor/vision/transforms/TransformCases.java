package dev.obor.vision.transforms;

import static dev.obor.Obor.cat;
import static dev.obor.Obor.eye;
import static dev.obor.Obor.float32;
import static dev.obor.Obor.stack;
import static dev.obor.Obor.tensor;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.data.Sample;
import dev.obor.vision.Transform;
import dev.obor.vision.io.Grids;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// The transforms of `obor-vision/python/transform_fixtures.py`, in its order.
final class TransformCases {
    private TransformCases() {}

    private static final InterpolationMode NEAREST = InterpolationMode.NEAREST;
    private static final InterpolationMode BILINEAR = InterpolationMode.BILINEAR;

    private static Tensor batch(Tensor x) {
        return stack(List.of(x, x.flip(1), x.flip(2), x.roll(3, 2)));
    }

    private static Transform mixed(UnaryOperator<Sample> transform, Tensor target) {
        return x -> {
            Sample both = transform.apply(Sample.of(batch(x).to(float32), target));
            return cat(List.of(both.x().reshape(4, -1), both.y()), 1);
        };
    }

    /// @param soft labels as probabilities
    static Map<String, Transform> random(Tensor soft) {
        Map<String, Transform> all = new LinkedHashMap<>();
        Tensor labels = tensor(2, 0, 3, 1);
        all.put("hflip", new RandomHorizontalFlip());
        all.put("vflip", new RandomVerticalFlip(0.3));
        all.put("crop", new RandomCrop(7, 9));
        all.put("croppad", new RandomCrop(12, 16, 4));
        all.put(
                "cropneed",
                new RandomCrop(15, 11, o -> o.padding(1, 0, 2, 1).padIfNeeded(true).fill(7, 8, 9)));
        all.put("cropedge", new RandomCrop(9, 9, o -> o.padding(3).paddingMode("reflect")));
        all.put("rrc", new RandomResizedCrop(6, 8));
        all.put(
                "rrc2",
                new RandomResizedCrop(
                        9,
                        7,
                        o ->
                                o.scale(0.4, 1)
                                        .ratio(0.2, 6)
                                        .interpolation(InterpolationMode.BICUBIC)));
        all.put("jitter", new ColorJitter(0.4, 0.5, 0.6, 0.3));
        all.put("jitter2", new ColorJitter(o -> o.brightness(0.2, 0.9).hue(0.1, 0.4)));
        all.put("erase", new RandomErasing(o -> o.p(0.8)));
        all.put(
                "erase3",
                new RandomErasing(o -> o.p(1).scale(0.1, 0.6).ratio(0.5, 4).value(0.2, 3, 200)));
        all.put("rot", new RandomRotation(70));
        all.put(
                "rot2",
                new RandomRotation(
                        20, 200, o -> o.interpolation(BILINEAR).expand(true).fill(4, 90, 200)));
        all.put("rotc", new RandomRotation(40, o -> o.interpolation(BILINEAR).center(3, 4)));
        all.put(
                "affine",
                new RandomAffine(
                        30, o -> o.translate(0.2, 0.3).scale(0.6, 1.5).shear(-10, 20, 5, 15)));
        all.put(
                "affine2",
                new RandomAffine(
                        10, 20, o -> o.shear(12).interpolation(BILINEAR).fill(31).center(5, 6)));
        all.put("persp", new RandomPerspective());
        all.put(
                "persp2",
                new RandomPerspective(
                        o -> o.distortionScale(0.3).p(0.9).interpolation(NEAREST).fill(1, 2, 3)));
        all.put("elastic", new ElasticTransform(o -> o.alpha(20, 20).sigma(1, 1)));
        all.put(
                "elastic2",
                new ElasticTransform(o -> o.alpha(10, 40).sigma(0.5, 0.8).interpolation(NEAREST)));
        all.put("randaug", new RandAugment());
        all.put(
                "randaug2",
                new RandAugment(
                        o -> o.numOps(4).magnitude(25).interpolation(BILINEAR).fill(3, 4, 5)));
        all.put("trivial", new TrivialAugmentWide());
        all.put("auto", new AutoAugment());
        all.put("autocifar", new AutoAugment(o -> o.policy(AutoAugmentPolicy.CIFAR10)));
        all.put("autosvhn", new AutoAugment(o -> o.policy(AutoAugmentPolicy.SVHN).fill(128)));
        all.put("augmix", new AugMix());
        all.put(
                "augmix2",
                new AugMix(
                        o -> o.severity(7).mixtureWidth(2).chainDepth(2).alpha(0.5).allOps(false)));
        all.put("mixup", mixed(new MixUp(5), labels));
        all.put("mixup2", mixed(new MixUp(0.3, null), soft));
        all.put("cutmix", mixed(new CutMix(5), labels));
        all.put("blur", new GaussianBlur(3));
        all.put("blur2", new GaussianBlur(5, 3, 0.5, 4));
        all.put("noise", new GaussianNoise());
        all.put("noise2", new GaussianNoise(0.1, 0.3, false));
        all.put(
                "apply",
                new RandomApply(
                        List.of(new ColorJitter(0.5, 0, 0, 0), new RandomHorizontalFlip()), 0.7));
        all.put(
                "choice",
                new RandomChoice(
                        List.of(new RandomCrop(5), new RandomRotation(9), new RandomInvert(1)),
                        new double[] {1, 2, 1.5}));
        all.put(
                "order",
                new RandomOrder(
                        List.of(
                                new RandomCrop(9),
                                new RandomVerticalFlip(),
                                new RandomSolarize(90 / 255.0))));
        all.put("zoom", new RandomZoomOut(o -> o.fill(9, 8, 7).sideRange(1, 2)));
        all.put("scale", new ScaleJitter(14, 10, o -> o.scaleRange(0.5, 1.5)));
        all.put("shortest", new RandomShortestSize(new int[] {6, 9, 14}, o -> o.maxSize(18)));
        all.put("resizes", new RandomResize(5, 13));
        all.put("photo", new RandomPhotometricDistort());
        all.put("permute", new RandomChannelPermutation());
        all.put("rgrey", new RandomGrayscale(0.4));
        all.put("rinvert", new RandomInvert());
        all.put("requal", new RandomEqualize());
        all.put("rauto", new RandomAutocontrast());
        all.put("rpost", new RandomPosterize(2));
        all.put("rsolar", new RandomSolarize(0.3));
        all.put("rsharp", new RandomAdjustSharpness(1.9));
        return all;
    }

    static Map<String, Transform> fixed() {
        Map<String, Transform> all = new LinkedHashMap<>();
        all.put("resize", new Resize(8));
        all.put("resize2", new Resize(20, 9));
        all.put("resize3", new Resize(8, null, 10, BILINEAR, true));
        all.put("center", new CenterCrop(7, 8));
        all.put("center2", new CenterCrop(15, 20));
        all.put("grey", new Grayscale(3));
        all.put("autoc", TF::autocontrast);
        all.put("equal", TF::equalize);
        all.put("invert", TF::invert);
        all.put("post", x -> TF.posterize(x, 3));
        all.put("sharp", x -> TF.adjustSharpness(x, 1.7));
        all.put("gblur", x -> TF.gaussianBlur(x, 5, 1.3));
        all.put("rotb", x -> TF.rotate(x, 33, BILINEAR, true));
        all.put(
                "affn",
                x -> TF.affine(x, -20, new double[] {3, -2}, 0.8, new double[] {5, 7}, NEAREST));
        all.put("symm", x -> TF.pad(x, 3, 4, 5, 6, "symmetric"));
        all.put("out", x -> TF.crop(x, -3, 10, 8, 12));
        all.put("pad", new Pad(3, o -> o.fill(9, 8, 7)));
        all.put("padedge", new Pad(1, 2, 3, 4, o -> o.paddingMode("edge")));
        all.put("five", new FiveCrop(5, 6));
        all.put("ten", new TenCrop(7, 7, true));
        Tensor whitening = eye(9).mul(2).add(1);
        LinearTransformation linear = new LinearTransformation(whitening, Obor.arange(9.0));
        all.put("linear", x -> linear.apply(x.narrow(1, 0, 1).narrow(2, 0, 3).to(float32)));
        all.put("grid", x -> Grids.makeGrid(batch(x), o -> o.nrow(3).padding(1).padValue(5)));
        all.put("grid1", x -> Grids.makeGrid(x.narrow(0, 0, 1)));
        all.put(
                "gridn",
                x ->
                        Grids.makeGrid(
                                batch(x.to(float32)),
                                o -> o.nrow(2).normalize(true).scaleEach(true)));
        return all;
    }
}
