package dev.obor.examples;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.vision.MnistArrays;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The real MNIST where `OBOR_DATA` names its folder, else a few digits drawn by code.
final class MnistData {
    /// Whether `-Dobor.long=true` asks for the runs that take long, too.
    static final boolean LONG = Boolean.getBoolean("obor.long");

    private static final Optional<MnistArrays> REAL = folder().map(MnistArrays::load);

    private MnistData() {}

    static Optional<Path> folder() {
        return Optional.ofNullable(System.getenv("OBOR_DATA"))
                .filter(name -> !name.isBlank())
                .map(Path::of)
                .filter(Files::isDirectory);
    }

    static boolean isReal() {
        return REAL.isPresent();
    }

    static MnistArrays arrays() {
        return REAL.orElseGet(() -> WhatIsTorchNnReally.drawn(656, 128));
    }

    static WhatIsTorchNnReally torchNn() {
        var program = new WhatIsTorchNnReally();
        MnistArrays mnist = arrays();
        program.xTrain = images(mnist.train());
        program.yTrain = Obor.fromArray(mnist.train().labels());
        program.xValid = images(mnist.valid());
        program.yValid = Obor.fromArray(mnist.valid().labels());
        program.lossFunc = dev.obor.nn.functional.F::crossEntropy;
        return program;
    }

    static MiniBatchTraining miniBatches() {
        var program = new MiniBatchTraining();
        var same = torchNn();
        program.xTrain = same.xTrain;
        program.yTrain = same.yTrain;
        program.xValid = same.xValid;
        program.yValid = same.yValid;
        return program;
    }

    private static Tensor images(MnistArrays.Part part) {
        return Obor.fromArray(part.images()).view(-1, 784);
    }
}
