package dev.obor.mistakes;

import static dev.obor.Obor.tensor;
import static dev.obor.Obor.zeros;

import dev.obor.Tensor;
import dev.obor.base.ShapeError;
import dev.obor.base.StateError;
import dev.obor.base.ValueError;
import dev.obor.data.Collate;
import dev.obor.data.DataLoader;
import dev.obor.data.Datasets;
import dev.obor.data.TensorDataset;
import dev.obor.optim.Adam;
import dev.obor.optim.SGD;
import java.util.List;

/// Optimizers and data sets.
final class TrainingMistakes extends Mistakes {
    private static Tensor leaf(double... values) {
        return tensor(values).requiresGrad_();
    }

    @Override
    void all() {
        says(
                "optimizer_empty",
                ValueError.class,
                () -> new SGD(List.of(), 0.1),
                "",
                "A module's parameters are found in its fields, and in lists and maps"
                        + " there: does the model have layers?");
        says(
                "optimizer_non_leaf",
                StateError.class,
                () -> new SGD(List.of(leaf(1, 2).mul(2)), 0.1),
                "",
                "Make its values first and mark them last:"
                        + " randn(3).mul(0.1).requiresGrad_(), or new Parameter(...).");
        says(
                "optimizer_twice",
                StateError.class,
                () -> {
                    var p = leaf(1, 2);
                    var o = new SGD(List.of(p), 0.1);
                    o.addParamGroup(List.of(p));
                },
                "",
                "Change the options of its group instead: group.options(o -> ...).");
        says(
                "lr_negative",
                ValueError.class,
                () -> new SGD(List.of(leaf(1, 2)), -0.1),
                "",
                "A step goes against the gradient by itself: the rate is positive.");
        says(
                "momentum_negative",
                ValueError.class,
                () -> new SGD(List.of(leaf(1, 2)), 0.1, o -> o.momentum(-1)),
                ".0");
        says(
                "adam_lr_negative",
                ValueError.class,
                () -> new Adam(List.of(leaf(1, 2)), -0.1),
                "",
                "A step goes against the gradient by itself: the rate is positive.");
        says(
                "adam_beta",
                ValueError.class,
                () -> new Adam(List.of(leaf(1, 2)), 0.1, o -> o.betas(1.0, 0.999)),
                "");
        says(
                "nesterov",
                ValueError.class,
                () -> new SGD(List.of(leaf(1, 2)), 0.1, o -> o.nesterov(true)),
                "",
                "Set the momentum too: o.momentum(0.9).nesterov(true).");
        says(
                "dataset_empty",
                ValueError.class,
                () -> new DataLoader<>(new TensorDataset(zeros(0, 2)), o -> o.shuffle(true)),
                "",
                "The data set is empty.");
        says(
                "batch_size_zero",
                ValueError.class,
                () -> new DataLoader<>(new TensorDataset(zeros(4, 2)), o -> o.batchSize(0)),
                "");
        says(
                "dataset_sizes",
                ShapeError.class,
                () -> new TensorDataset(zeros(4, 2), zeros(3)),
                ": [torch.Size([4, 2]), torch.Size([3])]; all must have the same first size");
        says(
                "collate_sizes",
                ShapeError.class,
                () -> Collate.defaultCollate(List.of(zeros(2), zeros(3))),
                "; pad them, or give the loader a collate function");
        says(
                "random_split_sum",
                IllegalArgumentException.class,
                () -> Datasets.randomSplit(new TensorDataset(zeros(4, 2)), 1, 2),
                " The sum is 3.0, the length 4; fractions must sum to 1");
    }
}
