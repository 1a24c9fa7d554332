import static dev.obor.Obor.*;

import module dev.obor.distributed;
import module dev.obor.vision;
import module dev.obor;

/// A training that several processes share; `./obor launch -n 4` starts it.
void main() {
    Distributed.initProcessGroup("tcp"); // RANK, WORLD_SIZE, … come from `obor launch`
    manualSeed(1);
    var data = SyntheticDigits.train();
    var model =
            new DistributedDataParallel(
                    new Sequential(new Linear(28 * 28, 50), new ReLU(), new Linear(50, 10)));
    var optimizer = new AdamW(model.parameters());
    var sampler = new DistributedSampler(data);
    var loader = new DataLoader<>(data, o -> o.batchSize(64).sampler(sampler));
    for (int epoch = 0; epoch < 5; epoch++) {
        sampler.setEpoch(epoch);
        for (Sample batch : loader) {
            optimizer.zeroGrad();
            F.crossEntropy(model.call(batch.x()), batch.y())
                    .backward(); // leaves the mean over all ranks
            optimizer.step();
        }
    }
    Distributed.onRank0(() -> save(model.module.stateDict(), Path.of("net.pt")));
    Distributed.destroyProcessGroup();
}
