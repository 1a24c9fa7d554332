package dev.obor.mistakes;

import static dev.obor.Obor.float64;
import static dev.obor.Obor.full;
import static dev.obor.Obor.int32;
import static dev.obor.Obor.int64;
import static dev.obor.Obor.ones;
import static dev.obor.Obor.tensor;
import static dev.obor.Obor.uint8;
import static dev.obor.Obor.zeros;

import dev.obor.Tensor;
import dev.obor.base.DTypeError;
import dev.obor.base.IndexError;
import dev.obor.base.ShapeError;
import dev.obor.base.StateError;
import dev.obor.base.ValueError;
import dev.obor.nn.BatchNorm1d;
import dev.obor.nn.BatchNorm2d;
import dev.obor.nn.Conv2d;
import dev.obor.nn.Dropout;
import dev.obor.nn.Embedding;
import dev.obor.nn.GroupNorm;
import dev.obor.nn.LayerNorm;
import dev.obor.nn.Linear;
import dev.obor.nn.Module;
import dev.obor.nn.ReLU;
import dev.obor.nn.Sequential;
import dev.obor.nn.Unflatten;
import dev.obor.nn.functional.F;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What is given to a layer or a loss and does not fit.
final class LayerMistakes extends Mistakes {
    @Override
    void all() {
        says(
                "inner_sizes",
                ShapeError.class,
                () ->
                        new Sequential(new Linear(784, 50), new ReLU(), new Linear(40, 10))
                                .call(zeros(64, 784)),
                "",
                "in 2 of Sequential: Linear(in_features=40, out_features=10, bias=True)",
                "The last size of the input must be 40, but is 50.");
        own(
                "inner_sizes_path",
                ShapeError.class,
                () -> new Net().call(zeros(64, 784)),
                "mat1 and mat2 shapes cannot be multiplied (64x50 and 40x10)\n"
                        + "  in layers.0.fc2 of Net: Linear(in_features=40, out_features=10,"
                        + " bias=True)\n"
                        + "  The last size of the input must be 40, but is 50.");
        says(
                "inner_sizes_matmul",
                ShapeError.class,
                () -> zeros(3, 4).matmul(zeros(5, 2)),
                "",
                "The first has 4 columns and the second 5 rows: these must be equal.");
        says(
                "inner_sizes_vector",
                ShapeError.class,
                () -> zeros(3, 4).matmul(zeros(3)),
                "",
                "The vector must have as many elements as the matrix has columns, 4.");
        says(
                "inner_sizes_batch",
                ShapeError.class,
                () -> zeros(2, 3, 4).matmul(zeros(3, 4, 5)),
                "",
                "The shapes are [2] and [3]; from the last on, sizes must be equal, or"
                        + " one of them 1.");
        says(
                "missing_flatten",
                ShapeError.class,
                () ->
                        new Sequential(new Conv2d(1, 8, 3), new ReLU(), new Linear(288, 10))
                                .call(zeros(4, 1, 8, 8)),
                "",
                "in 2 of Sequential: Linear(in_features=288, out_features=10, bias=True)",
                "The last sizes [8, 6, 6] multiply up to 288: put new Flatten() in"
                        + " front, or use flatten(1).");
        says(
                "missing_flatten_images",
                ShapeError.class,
                () -> new Linear(784, 10).call(zeros(64, 28, 28)),
                "",
                "in Linear(in_features=784, out_features=10, bias=True)",
                "The last sizes [28, 28] multiply up to 784: put new Flatten() in"
                        + " front, or use flatten(1).");
        says(
                "channels_last",
                ShapeError.class,
                () -> new Conv2d(3, 8, 3).call(zeros(4, 32, 32, 3)),
                "",
                "in Conv2d(3, 8, kernel_size=(3, 3), stride=(1, 1))",
                "The channels seem to come last; PyTorch has them first, (N, C, H, W):"
                        + " x.permute(0, 3, 1, 2).");
        says(
                "bytes_linear",
                DTypeError.class,
                () -> new Linear(784, 10).call(zeros(uint8, 64, 784)),
                "",
                "in Linear(in_features=784, out_features=10, bias=True)",
                "Bytes from 0 to 255, such as images, become floats by div(255).");
        says(
                "bytes_conv",
                DTypeError.class,
                () -> new Conv2d(1, 4, 3).call(zeros(uint8, 1, 1, 8, 8)),
                "",
                "in Conv2d(1, 4, kernel_size=(3, 3), stride=(1, 1))",
                "Bytes from 0 to 255, such as images, become floats by div(255).");
        says(
                "doubles_linear",
                DTypeError.class,
                () -> new Linear(4, 2).call(zeros(float64, 3, 4)),
                "",
                "in Linear(in_features=4, out_features=2, bias=True)",
                "Convert the input with to(float32), or the model with model.to(float64).");
        says(
                "vector_conv",
                ShapeError.class,
                () -> new Conv2d(1, 4, 3).call(zeros(1, 64)),
                "",
                "in Conv2d(1, 4, kernel_size=(3, 3), stride=(1, 1))",
                "Flat vectors need their image form (N, C, H, W): x.view(-1, 1, 8, 8),"
                        + " or new Unflatten(1, 1, 8, 8) in front.");
        says(
                "float_targets",
                DTypeError.class,
                () -> F.crossEntropy(zeros(4, 3), zeros(4)),
                "",
                "Class targets are int64: convert them with toLong().");
        says(
                "int_targets",
                DTypeError.class,
                () -> F.crossEntropy(zeros(4, 3), zeros(int32, 4)),
                "",
                "Class targets are int64: convert them with toLong().");
        says(
                "column_targets",
                ShapeError.class,
                () -> F.crossEntropy(zeros(4, 3), zeros(int64, 4, 1)),
                "",
                "The targets hold one class per sample, so their size must be [4], but"
                        + " is [4, 1]: squeeze(1).");
        says(
                "target_range",
                IndexError.class,
                () -> F.crossEntropy(zeros(4, 3), tensor(0, 1, 2, 3)),
                "",
                "The input has 3 columns: classes count from 0 to 2; do the labels begin at 1?");
        says(
                "target_negative",
                IndexError.class,
                () -> F.crossEntropy(zeros(2, 3), tensor(0, -1)),
                "",
                "The input has 3 columns: classes count from 0 to 2.");
        says(
                "batch_sizes",
                ShapeError.class,
                () -> F.crossEntropy(zeros(4, 3), zeros(int64, 5)),
                "",
                "The targets hold one class per sample, so their size must be [4], but is [5].");
        says(
                "mse_sizes",
                ShapeError.class,
                () -> F.mseLoss(zeros(4, 3), zeros(4, 2)),
                "",
                "The shapes are [4, 3] and [4, 2]; from the last on, sizes must be"
                        + " equal, or one of them 1.");
        says(
                "bce_outside",
                ValueError.class,
                () -> F.binaryCrossEntropy(tensor(0.5, 2.0), tensor(0.0, 1.0)),
                "",
                "For numbers before the sigmoid there is binaryCrossEntropyWithLogits.");
        says(
                "bce_integers",
                DTypeError.class,
                () -> F.binaryCrossEntropy(tensor(0.5, 0.25), tensor(0, 1)),
                "",
                "Targets are 0.0 and 1.0 here: convert them with to(float32).");
        says(
                "bce_logits_integers",
                DTypeError.class,
                () -> F.binaryCrossEntropyWithLogits(zeros(2), tensor(0, 1)),
                "",
                "Targets are 0.0 and 1.0 here: convert them with to(float32).");
        says(
                "bce_sizes",
                ShapeError.class,
                () -> F.binaryCrossEntropy(full(new long[] {4, 1}, 0.5), zeros(4)),
                "",
                "Take the last dimension off the input with squeeze(-1), or give it to"
                        + " the targets with unsqueeze(-1).");
        says(
                "bce_logits_sizes",
                ShapeError.class,
                () -> F.binaryCrossEntropyWithLogits(zeros(4, 1), zeros(4)),
                "",
                "Take the last dimension off the input with squeeze(-1), or give it to"
                        + " the targets with unsqueeze(-1).");
        says(
                "weight_of_classes",
                ShapeError.class,
                () -> F.crossEntropy(zeros(4, 3), zeros(int64, 4), o -> o.weight(ones(2))),
                "");
        says(
                "batchnorm_one",
                ShapeError.class,
                () -> new BatchNorm1d(3).call(zeros(1, 3)),
                "",
                "in BatchNorm1d(3, eps=1e-05, momentum=0.1, affine=True, bias=True,"
                        + " track_running_stats=True)",
                "One value has no variance: use larger batches (dropLast(true) leaves"
                        + " out a last one of size 1), or eval() for single samples.");
        says(
                "batchnorm_features",
                ShapeError.class,
                () -> new BatchNorm1d(3).call(zeros(4, 5)),
                "",
                "in BatchNorm1d(3, eps=1e-05, momentum=0.1, affine=True, bias=True,"
                        + " track_running_stats=True)");
        says(
                "batchnorm_dims",
                ShapeError.class,
                () -> new BatchNorm2d(3).call(zeros(4, 3)),
                "",
                "in BatchNorm2d(3, eps=1e-05, momentum=0.1, affine=True, bias=True,"
                        + " track_running_stats=True)");
        says(
                "layernorm_shape",
                ShapeError.class,
                () -> new LayerNorm(5).call(zeros(2, 4)),
                "",
                "in LayerNorm((5,), eps=1e-05, elementwise_affine=True, bias=True)");
        says("groups", ShapeError.class, () -> new GroupNorm(2, 3), "");
        says(
                "embedding_range",
                IndexError.class,
                () -> new Embedding(10, 3).call(tensor(new long[] {10})),
                "",
                "in Embedding(10, 3)",
                "The table has 10 rows, 0 to 9: index 10 is out of bounds for"
                        + " dimension 0 with size 10.");
        says(
                "embedding_floats",
                DTypeError.class,
                () -> new Embedding(10, 3).call(tensor(new double[] {1})),
                "",
                "in Embedding(10, 3)",
                "Rows are chosen by whole numbers: convert the input with toLong().");
        says(
                "pool_too_small",
                ShapeError.class,
                () -> F.maxPool2d(zeros(1, 1, 2, 2), 3),
                "",
                "The window is larger than the padded input.");
        says(
                "conv_too_small",
                ShapeError.class,
                () -> new Conv2d(1, 1, 5).call(zeros(1, 1, 3, 3)),
                "",
                "in Conv2d(1, 1, kernel_size=(5, 5), stride=(1, 1))");
        says(
                "conv_groups",
                ShapeError.class,
                () -> new Conv2d(3, 4, 3, o -> o.groups(2)),
                ", got 3 and 2");
        says("dropout_probability", ValueError.class, () -> new Dropout(1.5), "");
        says(
                "unflatten_size",
                ShapeError.class,
                () -> new Unflatten(1, 1, 8, 8).call(zeros(2, 60)),
                "",
                "in Unflatten(dim=1, unflattened_size=(1, 8, 8))");
        says(
                "no_forward",
                StateError.class,
                () -> new Module() {}.call(zeros(1)),
                "",
                "in Module()",
                "Override forward(Tensor), or declare a call with the module's own inputs and result.");
        says(
                "state_missing",
                StateError.class,
                () -> {
                    new Linear(2, 1).loadStateDict(Map.of("weight", zeros(1, 2)));
                },
                "",
                "The state was saved from another architecture; loadStateDict(state,"
                        + " false) takes the keys that fit.");
        says(
                "state_unexpected",
                StateError.class,
                () -> {
                    var model = new Linear(2, 1);
                    var d = new LinkedHashMap<>(model.stateDict());
                    d.put("scale", zeros(1));
                    model.loadStateDict(d);
                },
                "",
                "The state was saved from another architecture; loadStateDict(state,"
                        + " false) takes the keys that fit.");
        says(
                "state_sizes",
                StateError.class,
                () -> {
                    new Linear(2, 1).loadStateDict(new Linear(3, 1).stateDict());
                },
                "",
                "To load all others, as for another number of classes, take it out:"
                        + " state.keySet().removeAll(List.of(\"weight\")), then"
                        + " loadStateDict(state, false).");
    }

    private static final class Block extends Module {
        final Linear fc1 = new Linear(784, 50);
        final Linear fc2 = new Linear(40, 10);

        @Override
        public Tensor forward(Tensor x) {
            return fc2.call(fc1.call(x).relu());
        }
    }

    private static final class Net extends Module {
        final List<Block> layers = List.of(new Block());

        @Override
        public Tensor forward(Tensor x) {
            return layers.getFirst().call(x);
        }
    }
}
