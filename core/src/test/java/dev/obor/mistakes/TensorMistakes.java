package dev.obor.mistakes;

import static dev.obor.Index.slice;
import static dev.obor.Obor.arange;
import static dev.obor.Obor.cat;
import static dev.obor.Obor.device;
import static dev.obor.Obor.float64;
import static dev.obor.Obor.randint;
import static dev.obor.Obor.stack;
import static dev.obor.Obor.tensor;
import static dev.obor.Obor.zeros;

import dev.obor.base.DTypeError;
import dev.obor.base.IndexError;
import dev.obor.base.ShapeError;
import dev.obor.base.StateError;
import dev.obor.base.ValueError;
import dev.obor.data.DataLoader;
import dev.obor.data.TensorDataset;
import dev.obor.nn.functional.F;
import java.util.List;

/// Sizes, dtypes and places of tensors.
final class TensorMistakes extends Mistakes {
    @Override
    void all() {
        says(
                "dim_range",
                IndexError.class,
                () -> zeros(2, 3).sum(2),
                "",
                "The tensor has 2 dimensions: they count from 0, and -1 is the last.");
        says(
                "dim_range_softmax",
                IndexError.class,
                () -> F.softmax(zeros(2, 3), 2),
                "",
                "The tensor has 2 dimensions: they count from 0, and -1 is the last.");
        says(
                "dim_range_size",
                IndexError.class,
                () -> zeros(2, 3).size(2),
                "",
                "The tensor has 2 dimensions: they count from 0, and -1 is the last.");
        says(
                "dim_range_argmax",
                IndexError.class,
                () -> zeros(3).argmax(1),
                "",
                "The tensor has a single dimension, 0, which is also -1.");
        says(
                "dim_range_cat",
                IndexError.class,
                () -> cat(List.of(zeros(3), zeros(3)), 1),
                "",
                "The tensor has a single dimension, 0, which is also -1.");
        own(
                "unknown_device",
                IllegalArgumentException.class,
                () -> device("gpu"),
                "Expected one of cpu, cuda device type at start of device string: gpu");
        own(
                "absent_device",
                StateError.class,
                () -> zeros(2).to(device("cuda")),
                "Obor was not built with a backend for device 'cuda'; use Device.CPU,"
                        + " or pick the device by cuda.isAvailable()");
        says(
                "mixed_dtypes",
                DTypeError.class,
                () -> zeros(2, 3).matmul(zeros(float64, 3, 2)),
                "",
                "Convert one of them, such as with to(float32).");
        says(
                "mixed_dtypes_in_place",
                DTypeError.class,
                () -> tensor(1, 2).add_(tensor(0.5, 0.5)),
                "",
                "In place the dtype stays: convert with to(float32) first, or leave"
                        + " off the underscore to get a new tensor.");
        says(
                "integer_mean",
                DTypeError.class,
                () -> tensor(1, 2).mean(),
                "",
                "Convert first, with to(float32).");
        says(
                "integer_softmax",
                DTypeError.class,
                () -> F.softmax(tensor(1, 2), 0),
                "",
                "Convert first, with to(float32).");
        says(
                "bool_minus",
                DTypeError.class,
                () -> tensor(true, false).sub(tensor(true, false)),
                "");
        says(
                "reshape_size",
                ShapeError.class,
                () -> zeros(2, 3).reshape(4, 2),
                "",
                "It would take 8 elements; the tensor has 6.");
        says(
                "view_size",
                ShapeError.class,
                () -> zeros(2, 3).view(-1, 4),
                "",
                "6 is no multiple of 4.");
        says(
                "view_two_unknown",
                ShapeError.class,
                () -> zeros(2, 3).view(-1, -1),
                "",
                "Write -1 once and the other sizes out.");
        says("view_strided", ShapeError.class, () -> zeros(2, 3).t().view(6), "");
        says(
                "broadcast_sizes",
                ShapeError.class,
                () -> zeros(3).add(zeros(4)),
                "",
                "The shapes are [3] and [4]; from the last on, sizes must be equal, or"
                        + " one of them 1.");
        says(
                "broadcast_rows",
                ShapeError.class,
                () -> zeros(4, 3).sub(zeros(4)),
                "",
                "The shapes are [4, 3] and [4]: unsqueeze(-1) gives the second one value per row.");
        says("in_place_broadcast", ShapeError.class, () -> zeros(3).add_(zeros(2, 3)), "");
        says("cat_sizes", ShapeError.class, () -> cat(List.of(zeros(2, 3), zeros(2, 4))), "");
        says(
                "cat_dims",
                ShapeError.class,
                () -> cat(List.of(zeros(2, 3), zeros(2))),
                "",
                "unsqueeze(0) makes a single row of the smaller one; stack joins along"
                        + " a new dimension.");
        says(
                "cat_none",
                ShapeError.class,
                () -> cat(List.of()),
                "",
                "The list is empty: was the loop that fills it entered?");
        says(
                "stack_sizes",
                ShapeError.class,
                () -> stack(List.of(zeros(2), zeros(3))),
                "",
                "Pad them to one size, or use cat to put them one after the other.");
        says(
                "stack_none",
                ShapeError.class,
                () -> stack(List.of()),
                "",
                "The list is empty: was the loop that fills it entered?");
        says("index_range", IndexError.class, () -> zeros(3).get(3), "");
        says("index_range_second", IndexError.class, () -> zeros(2, 3).get(0, 5), "");
        says(
                "index_too_many",
                IndexError.class,
                () -> zeros(3).get(0, 0),
                "",
                "The index has 2 parts.");
        says("index_scalar", IndexError.class, () -> tensor(1.0).get(0), "");
        says("index_tensor_range", IndexError.class, () -> zeros(3).get(tensor(0, 3)), "");
        says(
                "index_floats",
                IndexError.class,
                () -> zeros(3).get(tensor(new double[] {0.0})),
                "",
                "Convert the index with toLong().");
        says("index_mask", IndexError.class, () -> zeros(3).get(tensor(true, false)), "");
        says(
                "index_lists",
                IndexError.class,
                () -> zeros(3, 3).get(tensor(0, 1), tensor(0, 1, 2)),
                "");
        says(
                "gather_floats",
                DTypeError.class,
                () -> zeros(3).gather(0, tensor(new double[] {0.0})),
                ", got torch.float32; convert it with to(int64)");
        says(
                "gather_range",
                IndexError.class,
                () -> zeros(3).gather(0, tensor(new long[] {3})),
                "");
        says(
                "squeeze_range",
                IndexError.class,
                () -> zeros(3).squeeze(2),
                "",
                "The tensor has a single dimension, 0, which is also -1.");
        says(
                "transpose_range",
                IndexError.class,
                () -> zeros(3).transpose(0, 1),
                "",
                "The tensor has a single dimension, 0, which is also -1.");
        own(
                "permute_count",
                ShapeError.class,
                () -> zeros(2, 3).permute(0),
                "permute: number of dimensions in the tensor input does not match the"
                        + " length of the desired ordering of dimensions i.e. input.dim() = 2 is"
                        + " not equal to len(dims) = 1");
        says("permute_twice", ShapeError.class, () -> zeros(2, 3).permute(0, 0), "");
        says("t_of_three", ShapeError.class, () -> zeros(2, 3, 4).t(), "");
        says("expand_size", ShapeError.class, () -> zeros(2, 3).expand(2, 4), "");
        says("split_sizes", ShapeError.class, () -> zeros(5).split(new long[] {2, 2}), "");
        says(
                "topk_range",
                ShapeError.class,
                () -> zeros(3).topk(4),
                ": k = 4, size of the dimension 3");
        says("max_of_none", ShapeError.class, () -> zeros(0).max(), "");
        says("argmax_of_none", IndexError.class, () -> zeros(0).argmax(), "");
        own(
                "negative_size",
                ShapeError.class,
                () -> zeros(-1, 3),
                "Trying to create tensor with negative dimension -1: [-1, 3]");
        says("arange_step", ShapeError.class, () -> arange(0, 5, -1), "");
        says("randint_range", ShapeError.class, () -> randint(5, 5, new long[] {2}), "");
        says(
                "multinomial_count",
                IllegalArgumentException.class,
                () -> tensor(0.5, 0.5).multinomial(3),
                ": 3 samples, 2 categories");
        says(
                "one_hot_range",
                IndexError.class,
                () -> F.oneHot(tensor(new long[] {3}), 3),
                "",
                "The largest is 3, num_classes is 3.");
        says("unflatten_sizes", ShapeError.class, () -> zeros(2, 60).unflatten(1, 8, 8), "");
        says("step_slice", ShapeError.class, () -> zeros(3).get(slice(0, 3, -1)), "");
        says(
                "data_loader_worker",
                ValueError.class,
                () -> new DataLoader<>(new TensorDataset(zeros(2)), o -> o.numWorkers(-1)),
                "");
    }
}
