package dev.obor.mistakes;

import static dev.obor.Obor.inferenceMode;
import static dev.obor.Obor.int64;
import static dev.obor.Obor.noGrad;
import static dev.obor.Obor.ones;
import static dev.obor.Obor.tensor;
import static dev.obor.Obor.zeros;

import dev.obor.Tensor;
import dev.obor.autograd.Autograd;
import dev.obor.base.DTypeError;
import dev.obor.base.ShapeError;
import dev.obor.base.StateError;
import dev.obor.nn.Parameter;

/// Gradients that cannot be had.
final class GradientMistakes extends Mistakes {
    private static Tensor leaf(double... values) {
        return tensor(values).requiresGrad_();
    }

    @Override
    void all() {
        says(
                "second_backward",
                StateError.class,
                () -> {
                    var loss = leaf(1, 2).exp().sum();
                    loss.backward();
                    loss.backward();
                },
                "",
                "In a training loop compute the loss anew for every backward(); a"
                        + " value kept from the step before, such as a hidden state, needs a"
                        + " detach().");
        says(
                "non_scalar_backward",
                ShapeError.class,
                () -> {
                    leaf(1, 2).mul(2).backward();
                },
                "",
                "The shape is [2]: call sum() or mean() first, or pass a gradient.");
        says(
                "no_graph_backward",
                StateError.class,
                () -> {
                    zeros(1).sum().backward();
                },
                "",
                "Mark what is to be learned with requiresGrad_(), and compute the loss"
                        + " outside noGrad(), without detach() or item().");
        says(
                "no_grad_backward",
                StateError.class,
                () -> {
                    Tensor loss;
                    try (var _ = noGrad()) {
                        loss = leaf(1).sum();
                    }
                    loss.backward();
                },
                "",
                "Mark what is to be learned with requiresGrad_(), and compute the loss"
                        + " outside noGrad(), without detach() or item().");
        says(
                "leaf_in_place",
                StateError.class,
                () -> leaf(1, 2).add_(1),
                "",
                "Wrap the update in noGrad(), as optimizers do, or work on a clone().");
        says(
                "leaf_view_in_place",
                StateError.class,
                () -> leaf(1, 2).get(0).fill_(1),
                "",
                "Wrap the update in noGrad(), as optimizers do, or work on a clone().");
        says(
                "saved_in_place",
                StateError.class,
                () -> {
                    var y = leaf(1, 2).exp();
                    y.add_(1);
                    y.sum().backward();
                },
                "",
                "Use the operation without underscore, which makes a new tensor, or"
                        + " change a clone().");
        says(
                "saved_leaf_in_place",
                StateError.class,
                () -> {
                    var x = leaf(1, 2);
                    var y = x.mul(x).sum();
                    try (var _ = noGrad()) {
                        x.add_(1);
                    }
                    y.backward();
                },
                "",
                "Use the operation without underscore, which makes a new tensor, or"
                        + " change a clone().");
        says(
                "grad_of_none",
                StateError.class,
                () -> Autograd.grad(leaf(1.0, 1).sum(), ones(2)),
                "",
                "Mark input 0 with requiresGrad_() before the outputs are computed from it.");
        says(
                "grad_unused",
                StateError.class,
                () -> Autograd.grad(leaf(1.0, 1).sum(), leaf(2.0, 1)),
                "");
        says(
                "inference_recorded",
                StateError.class,
                () -> {
                    Tensor x;
                    try (var _ = inferenceMode()) {
                        x = ones(2);
                    }
                    x.mul(leaf(1, 2)).sum().backward();
                },
                "");
        says(
                "inference_requires_grad",
                StateError.class,
                () -> {
                    Tensor x;
                    try (var _ = inferenceMode()) {
                        x = ones(2);
                    }
                    x.requiresGrad_();
                },
                "",
                "Work on a clone(), or make it under noGrad() instead of inferenceMode().");
        says(
                "inference_in_place",
                StateError.class,
                () -> {
                    Tensor x;
                    try (var _ = inferenceMode()) {
                        x = ones(2);
                    }
                    x.add_(1);
                },
                "");
        says(
                "item_of_many",
                ShapeError.class,
                () -> zeros(3).item(),
                "",
                "Pick one element by its index, or reduce them with sum() or mean().");
        own(
                "integers_require_grad",
                DTypeError.class,
                () -> zeros(o -> o.dtype(int64).requiresGrad(true), 2),
                "only Tensors of floating point dtype can require gradients\n"
                        + "  The elements are torch.int64: convert them with to(float32), or"
                        + " write 1.0 for 1.");
        says(
                "integers_require_grad_",
                DTypeError.class,
                () -> tensor(1, 2).requiresGrad_(),
                "",
                "The elements are torch.int64: convert them with to(float32), or write 1.0 for 1.");
        says(
                "grad_shape",
                ShapeError.class,
                () -> {
                    leaf(1, 2).mul(2).backward(ones(3));
                },
                "");
        own(
                "integer_parameter",
                DTypeError.class,
                () -> new Parameter(tensor(1, 2)),
                "only Tensors of floating point dtype can require gradients\n"
                        + "  The elements are torch.int64: convert them with to(float32), or"
                        + " write 1.0 for 1.");
        says(
                "truth_of_many",
                ShapeError.class,
                () -> zeros(3).itemBoolean(),
                "",
                "Say whether all() or any() of them count.");
    }
}
