package dev.obor.bench;

import static dev.obor.Obor.manualSeed;

import dev.obor.Tensor;
import dev.obor.bench.models.Models;
import dev.obor.data.DataLoader;
import dev.obor.data.Sample;
import dev.obor.nn.Sequential;
import dev.obor.nn.functional.F;
import dev.obor.optim.LambdaLR;
import dev.obor.optim.SGD;
import dev.obor.vision.ImageDataset;
import dev.obor.vision.Mnist;
import dev.obor.vision.SyntheticDigits;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A long training run in a small heap that says at certain steps how much memory it holds.
final class MemoryProbe {
    private final PrintStream out;
    private final List<Long> marks;
    private final Sequential model = model();
    private final SGD optimizer = new SGD(model.parameters(), 0.05);

    // A new number at every step: what is compiled must not depend on it.
    private final LambdaLR schedule = new LambdaLR(optimizer, step -> 1 / (1 + 1e-4 * step));

    private MemoryProbe(List<Long> marks, PrintStream out) {
        this.marks = marks;
        this.out = out;
    }

    private static Sequential model() {
        manualSeed(1);
        return Models.of("mlp50");
    }

    /// Trains until the last mark; at each mark prints heap, metaspace, classes, resident bytes.
    ///
    /// @param data a folder with MNIST, or empty for drawn digits
    static void run(String data, List<Long> marks, PrintStream out) throws IOException {
        ImageDataset images = data.isEmpty() ? SyntheticDigits.train() : Mnist.train(Path.of(data));
        new MemoryProbe(marks, out)
                .train(new DataLoader<>(images, o -> o.batchSize(64).shuffle(true)));
    }

    private void train(DataLoader<Sample> loader) throws IOException {
        long last = marks.getLast();
        long step = 0;
        while (step < last) {
            for (Sample batch : loader) {
                Tensor loss = F.crossEntropy(model.call(batch.x()), batch.y());
                optimizer.zeroGrad();
                loss.backward();
                optimizer.step();
                schedule.step();
                step++;
                if (marks.contains(step)) {
                    report(step, loss.item());
                }
                if (step == last) {
                    break;
                }
            }
        }
    }

    private void report(long step, double loss) throws IOException {
        long heap = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            System.gc();
            heap =
                    Math.min(
                            heap,
                            ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
        out.println(
                step
                        + " "
                        + heap
                        + " "
                        + metaspace()
                        + " "
                        + ManagementFactory.getClassLoadingMXBean().getLoadedClassCount()
                        + " "
                        + resident()
                        + " "
                        + loss);
        out.flush();
    }

    private static long metaspace() {
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            if (pool.getName().equals("Metaspace")) {
                return pool.getUsage().getUsed();
            }
        }
        return 0;
    }

    /// The bytes of this process in main memory; 0 where the system does not tell.
    private static long resident() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return 0;
        }
        for (String line : Files.readAllLines(status)) {
            if (line.startsWith("VmRSS:")) {
                return 1024 * Long.parseLong(line.replaceAll("[^0-9]", ""));
            }
        }
        return 0;
    }
}
