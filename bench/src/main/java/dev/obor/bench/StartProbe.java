package dev.obor.bench;

import static dev.obor.Obor.manualSeed;

import dev.obor.Tensor;
import dev.obor.bench.models.Models;
import dev.obor.nn.Sequential;
import dev.obor.nn.functional.F;
import dev.obor.optim.SGD;
import dev.obor.vision.Mnist;
import java.io.PrintStream;
import java.nio.file.Path;

/// A fresh process that says when its first training step and its first epoch on MNIST are done.
final class StartProbe {
    private static final int BATCH = 64;

    private StartProbe() {}

    static void run(String name, String data, PrintStream out) {
        manualSeed(1);
        var pictures = Mnist.train(Path.of(data));
        Tensor x = pictures.data().toFloat().div(255).reshape(-1, 784);
        Tensor y = pictures.targets();
        Sequential model = Models.of(name);
        double momentum = Models.momentum(name);
        var optimizer = new SGD(model.parameters(), 0.05, o -> o.momentum(momentum));
        Tensor loss = x;
        for (long at = 0; at < x.size(0); at += BATCH) {
            long n = Math.min(BATCH, x.size(0) - at);
            loss = F.crossEntropy(model.call(x.narrow(0, at, n)), y.narrow(0, at, n));
            optimizer.zeroGrad();
            loss.backward();
            optimizer.step();
            if (at == 0) {
                out.println("step " + loss.item());
                out.flush();
            }
        }
        out.println("epoch " + loss.item());
        out.flush();
    }
}
