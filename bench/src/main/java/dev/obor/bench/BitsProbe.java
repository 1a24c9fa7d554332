package dev.obor.bench;

import static dev.obor.Obor.manualSeed;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.bench.models.Models;
import dev.obor.data.DataLoader;
import dev.obor.data.Sample;
import dev.obor.nn.Dropout;
import dev.obor.nn.GELU;
import dev.obor.nn.Linear;
import dev.obor.nn.Module;
import dev.obor.nn.Sequential;
import dev.obor.nn.functional.F;
import dev.obor.optim.AdamW;
import dev.obor.optim.Optimizer;
import dev.obor.optim.SGD;
import dev.obor.vision.SyntheticDigits;
import java.io.PrintStream;
import java.util.HexFormat;
import java.util.zip.CRC32;

/// A short training run on drawn digits, told in bits: the last loss and a checksum of all weights.
public final class BitsProbe {
    private static final int BATCH = 64;

    private BitsProbe() {}

    /// Trains a small convolutional network and then an MLP with dropout.
    ///
    /// @param steps how many steps for each
    /// @return one line for each
    public static String run(int steps) {
        manualSeed(1);
        Module cnn = Models.of("cnn");
        String first =
                train("cnn", cnn, new SGD(cnn.parameters(), 0.05, o -> o.momentum(0.9)), steps);
        Module mlp =
                new Sequential(
                        new Linear(784, 50), new GELU(), new Dropout(0.2), new Linear(50, 10));
        return first + "\n" + train("mlp", mlp, new AdamW(mlp.parameters(), 0.002), steps);
    }

    /// Prints what [#run] says, with a number of threads.
    static void run(int threads, int steps, PrintStream out) {
        Obor.setNumThreads(threads);
        out.println(run(steps));
        out.flush();
    }

    private static String train(String name, Module model, Optimizer<?> optimizer, int steps) {
        var digits = SyntheticDigits.train(o -> o.size(steps * BATCH));
        var loader = new DataLoader<>(digits, o -> o.batchSize(BATCH).shuffle(true));
        float last = 0;
        for (Sample batch : loader) {
            Tensor loss = F.crossEntropy(model.call(batch.x()), batch.y());
            optimizer.zeroGrad();
            loss.backward();
            optimizer.step();
            last = loss.itemFloat();
        }
        HexFormat hex = HexFormat.of();
        return name
                + ": loss "
                + last
                + " ("
                + hex.toHexDigits(Float.floatToRawIntBits(last))
                + "), weights "
                + hex.toHexDigits((int) checksum(model));
    }

    private static long checksum(Module model) {
        CRC32 sum = new CRC32();
        for (Tensor p : model.parameters()) {
            for (float value : p.detach().toFloatArray()) {
                int bits = Float.floatToRawIntBits(value);
                for (int shift = 0; shift < 32; shift += 8) {
                    sum.update(bits >>> shift);
                }
            }
        }
        return sum.getValue();
    }
}
