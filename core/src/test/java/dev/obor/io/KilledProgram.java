package dev.obor.io;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.data.DataLoader;
import dev.obor.data.Dataset;
import dev.obor.data.Sample;
import dev.obor.nn.BatchNorm1d;
import dev.obor.nn.Dropout;
import dev.obor.nn.Linear;
import dev.obor.nn.ReLU;
import dev.obor.nn.Sequential;
import dev.obor.nn.functional.F;
import dev.obor.optim.AdamW;
import dev.obor.optim.OneCycleLR;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A training run that saves after every step and goes on from where it was; for [KilledRunTest],
/// which kills it.
final class KilledProgram {
    static final String CHECKPOINT = "run.pt";
    static final String RESULT = "weights.safetensors";
    private static final int EPOCHS = 6;

    private KilledProgram() {}

    /// Random numbers inside of the data set, as transforms draw them.
    private static final class Noisy implements Dataset<Sample> {
        @Override
        public Sample get(long i) {
            Tensor noisy = Obor.full(new long[] {4}, (double) i).add(Obor.rand(4));
            return new Sample(List.of(noisy, Obor.tensor(i % 3)));
        }

        @Override
        public long size() {
            return 38;
        }
    }

    /// Arguments: the folder, and the number of workers that load data.
    public static void main(String[] args) {
        Path folder = Path.of(args[0]);
        int workers = Integer.parseInt(args[1]);
        Obor.manualSeed(5);
        var net =
                new Sequential(
                        new Linear(4, 256),
                        new BatchNorm1d(256),
                        new ReLU(),
                        new Dropout(0.3),
                        new Linear(256, 3));
        var optimizer = new AdamW(net.parameters(), o -> o.lr(0.01));
        var schedule = new OneCycleLR(optimizer, 0.1, 10 * EPOCHS);
        var loader =
                new DataLoader<>(
                        new Noisy(), o -> o.batchSize(4).shuffle(true).numWorkers(workers));
        var state =
                new TrainingState()
                        .model(net)
                        .optimizer(optimizer)
                        .scheduler(schedule)
                        .loader(loader);
        Path file = folder.resolve(CHECKPOINT);
        if (Files.exists(file)) {
            state.load(file);
        }
        for (long epoch = state.epoch(); epoch < EPOCHS; epoch++) {
            for (Sample batch : loader) {
                Tensor loss = F.crossEntropy(net.call(batch.x()), batch.y());
                optimizer.zeroGrad();
                loss.backward();
                optimizer.step();
                schedule.step();
                state.epoch(epoch).step(state.step() + 1).save(file);
            }
            state.epoch(epoch + 1).save(file);
        }
        Safetensors.save(net.stateDict(), folder.resolve(RESULT));
    }
}
