import static dev.obor.Obor.*;

import module dev.obor.vision;
import module dev.obor;

/// Trains a small convolutional network on digits that are drawn by code: no file, no network.
void main() {
    manualSeed(1);
    var train = new DataLoader<>(SyntheticDigits.train(), o -> o.batchSize(64).shuffle(true));
    var test = new DataLoader<>(SyntheticDigits.test(), o -> o.batchSize(500));
    var model =
            new Sequential(
                    new Unflatten(1, 1, 28, 28),
                    new Conv2d(1, 16, 3, o -> o.stride(2).padding(1)),
                    new ReLU(),
                    new Conv2d(16, 16, 3, o -> o.stride(2).padding(1)),
                    new ReLU(),
                    new AdaptiveAvgPool2d(1),
                    new Flatten(),
                    new Linear(16, 10));
    var optimizer = new SGD(model.parameters(), 0.05, o -> o.momentum(0.9));

    for (int epoch = 1; epoch <= 3; epoch++) {
        for (var batch : train) {
            var loss = F.crossEntropy(model.call(batch.x()), batch.y());
            optimizer.zeroGrad();
            loss.backward();
            optimizer.step();
        }
        IO.println("epoch " + epoch + ": test accuracy " + accuracy(model, test));
    }
}

double accuracy(Sequential model, DataLoader<Sample> data) {
    double right = 0;
    double all = 0;
    try (var _ = noGrad()) {
        for (var batch : data) {
            right += model.call(batch.x()).argmax(1).eq(batch.y()).sum().item();
            all += batch.y().numel();
        }
    }
    return right / all;
}
