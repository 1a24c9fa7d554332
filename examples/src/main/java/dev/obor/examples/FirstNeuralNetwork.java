package dev.obor.examples;

import static dev.obor.Index.slice;
import static dev.obor.Index.to;
import static dev.obor.Obor.*;
import static dev.obor.examples.Notebook.section;
import static dev.obor.progress.Tqdm.trange;

import module dev.obor;
import module dev.obor.vision;

import dev.obor.nn.Module;
import dev.obor.plot.Cmap;
import dev.obor.plot.Plot;
import java.nio.file.Path;

/// A first neural network: a data set of images, what a tensor of bytes is, the smallest module,
/// the error that bytes cause, and outputs turned into probabilities.
public final class FirstNeuralNetwork implements Example {
    private static final int IMAGE = 13;

    /// The program.
    public FirstNeuralNetwork() {}

    @Override
    public String teaches() {
        return "a first neural network: images as tensors, the smallest module, probabilities";
    }

    @Override
    public void run(Setup setup) {
        manualSeed(0);
        section("Data");
        ImageDataset trainingData = trainingData(setup);
        Tensor data = trainingData.data();
        look(setup, trainingData);
        section("Flatten and the smallest module");
        flatten(data);
        section("A slightly bigger network refuses bytes");
        Module mon = biggerNetwork();
        bytesFail(mon, data);
        section("Outputs and probabilities");
        outputs(mon, data);
    }

    void main(String[] args) {
        run(Setup.of(args));
    }

    // ---- Data

    /// The transform applies to the samples; `data()` stays as the file has it.
    ImageDataset trainingData(Setup setup) {
        ImageDataset training =
                setup.data().isPresent()
                        ? mnist(setup)
                        : SyntheticDigits.train(o -> o.size(6_000).transform(new ToTensor()));
        IO.println(training.get(0).x().shape() + " " + training.get(0).x().dtype());
        return training;
    }

    static ImageDataset mnist(Setup setup) {
        Path root = setup.data().orElseThrow();
        // 004-02
        return Mnist.train(root, o -> o.download(setup.download()).transform(new ToTensor()));
    }

    void look(Setup setup, ImageDataset trainingData) {
        Tensor data = trainingData.data();
        double ink = 0;
        for (int i : trange(1_000, o -> o.desc("ink"))) { // 004-01
            ink += trainingData.get(i).x().mean().item();
        }
        IO.println("mean brightness of 1000 images: " + PythonFloat.fixed(ink / 1_000, 4));

        IO.println(data.shape()); // 004-03
        IO.println(data.get(IMAGE)); // 004-04
        Tensor image = data.get(IMAGE);
        setup.show(Plot.imshow(image), "image-13"); // 004-05
        setup.show(Plot.imshow(image, o -> o.cmap(Cmap.BINARY)), "image-13-binary");
        setup.show(Plot.imshow(image, o -> o.cmap(Cmap.BINARY_R)), "image-13-binary-r");
        Tensor targets = trainingData.targets();
        IO.println(targets.get(IMAGE)); // 004-06
        IO.println(targets.get(IMAGE).itemLong());
    }

    // ---- Flatten

    void flatten(Tensor data) {
        var flatten = new Flatten();
        IO.println(flatten.call(data.get(to(13)))); // 004-07
        IO.println(data.get(to(13)).shape());
        IO.println(flatten.call(data.get(to(13))).shape());

        class ThreeBlue extends Module { // 004-08
            final Flatten flatten = new Flatten();

            @Override
            public Tensor forward(Tensor x) {
                return flatten.call(x);
            }
        }

        var mon = new ThreeBlue();
        IO.println(mon.getClass().getSimpleName());
        IO.println(mon.flatten);
        IO.println(mon.flatten.call(data.get(to(13))));
    }

    // ---- A slightly bigger network

    Module biggerNetwork() {
        class ThreeBlue extends Module {
            final Flatten flatten = new Flatten();
            final Sequential layers = new Sequential(new Linear(784, 10)); // 004-09

            @Override
            public Tensor forward(Tensor x) {
                var y = flatten.call(x);
                return layers.call(y);
            }
        }

        return new ThreeBlue();
    }

    /// The weights are floats, the pixels bytes: the message says so, and where in the network.
    void bytesFail(Module mon, Tensor data) {
        try {
            mon.call(data); // 004-10
        } catch (DTypeError error) {
            IO.println("DTypeError: " + error.getMessage());
        }
    }

    // ---- Outputs and probabilities

    void outputs(Module mon, Tensor data) {
        IO.println(data.max().itemLong()); // 004-11
        IO.println(data.max());
        IO.println(mon.call(data.div(255))); // 004-12
        IO.println(data.shape());
        IO.println(mon.call(data.div(255)).shape());

        // Always call(), never forward(): call() runs the hooks and names the module in errors.
        Tensor out = mon.call(data.get(slice(13, 14)).div(255)); // 004-13, 004-17
        IO.println(out);
        IO.println(out.argmax(1)); // 004-14

        var sigmoid = new Sigmoid();
        IO.println(sigmoid.call(out)); // 004-15
        var softmax = new Softmax(1);
        IO.println(softmax.call(out)); // 004-16
        IO.println(softmax.call(out).sum());
    }
}
