package dev.obor.bench;

import static dev.obor.Obor.full;
import static dev.obor.Obor.manualSeed;
import static dev.obor.Obor.rand;
import static dev.obor.Obor.randn;

import dev.obor.Tensor;
import dev.obor.nn.BatchNorm2d;
import dev.obor.nn.Conv2d;
import dev.obor.nn.ConvTranspose2d;
import dev.obor.nn.LeakyReLU;
import dev.obor.nn.Module;
import dev.obor.nn.ReLU;
import dev.obor.nn.Sequential;
import dev.obor.nn.Sigmoid;
import dev.obor.nn.Tanh;
import dev.obor.nn.functional.F;
import dev.obor.nn.init.Init;
import dev.obor.optim.Adam;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// A generator of pictures of 64 × 64 against a discriminator, as in PyTorch's tutorial after
/// Radford and others: a step trains both, with 16 pictures.
final class Dcgan implements Workload {
    private static final int BATCH = 16;
    private static final int NOISE = 100;
    private static final int WIDTH = 64;

    private final Sequential generator = generator();
    private final Sequential discriminator = discriminator();
    private final Adam generatorSteps;
    private final Adam discriminatorSteps;
    private final Tensor real;
    private double result;

    Dcgan() {
        manualSeed(1);
        real = rand(BATCH, 3, 64, 64).mul(2).sub(1);
        generator.apply(Dcgan::initialize);
        discriminator.apply(Dcgan::initialize);
        generatorSteps = adam(generator);
        discriminatorSteps = adam(discriminator);
    }

    private static Adam adam(Module model) {
        return new Adam(model.parameters(), 2e-4, o -> o.betas(0.5, 0.999));
    }

    private static Sequential generator() {
        List<Module> layers = new ArrayList<>();
        int from = NOISE;
        for (int width = 8 * WIDTH; width >= WIDTH; width /= 2) {
            int stride = from == NOISE ? 1 : 2;
            int padding = stride - 1;
            layers.add(
                    new ConvTranspose2d(
                            from, width, 4, o -> o.stride(stride).padding(padding).bias(false)));
            layers.add(new BatchNorm2d(width));
            layers.add(new ReLU(true));
            from = width;
        }
        layers.add(new ConvTranspose2d(from, 3, 4, o -> o.stride(2).padding(1).bias(false)));
        layers.add(new Tanh());
        return new Sequential(layers);
    }

    private static Sequential discriminator() {
        List<Module> layers = new ArrayList<>();
        int from = 3;
        for (int width = WIDTH; width <= 8 * WIDTH; width *= 2) {
            layers.add(new Conv2d(from, width, 4, o -> o.stride(2).padding(1).bias(false)));
            if (width > WIDTH) {
                layers.add(new BatchNorm2d(width));
            }
            layers.add(new LeakyReLU(o -> o.negativeSlope(0.2).inplace(true)));
            from = width;
        }
        layers.add(new Conv2d(from, 1, 4, o -> o.bias(false)));
        layers.add(new Sigmoid());
        return new Sequential(layers);
    }

    private static void initialize(Module layer) {
        switch (layer) {
            case Conv2d c -> Init.normal_(c.weight, 0, 0.02);
            case ConvTranspose2d c -> Init.normal_(c.weight, 0, 0.02);
            case BatchNorm2d b -> Init.normal_(Objects.requireNonNull(b.weight), 1, 0.02);
            default -> {}
        }
    }

    /// The loss of the discriminator that takes pictures for real ones, or for others.
    private Tensor loss(Tensor pictures, double label) {
        Tensor out = discriminator.call(pictures).view(-1);
        Tensor loss = F.binaryCrossEntropy(out, full(new long[] {BATCH}, label));
        loss.backward();
        return loss;
    }

    @Override
    public void step() {
        discriminator.zeroGrad();
        Tensor first = loss(real, 1);
        Tensor fake = generator.call(randn(BATCH, NOISE, 1, 1));
        Tensor second = loss(fake.detach(), 0);
        discriminatorSteps.step();
        generator.zeroGrad();
        Tensor third = loss(fake, 1);
        generatorSteps.step();
        result = first.item() + second.item() + third.item();
    }

    @Override
    public double result() {
        return result;
    }
}
