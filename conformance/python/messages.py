"""Makes typical mistakes and writes what PyTorch says to each.

Usage: python conformance/python/messages.py > core/src/test/resources/dev/obor/messages.txt

Made with PyTorch 2.13. Each line is the name of a mistake, a tabulator, and PyTorch's sentence with line
ends and tabulators written as in source code.
"""

import warnings

import torch
import torch.nn.functional as F
from torch import nn

MISTAKES = {}


def mistake(function):
    MISTAKES[function.__name__] = function
    return function


def simple(**mistakes):
    MISTAKES.update(mistakes)


def leaf(*values):
    return torch.tensor(values, requires_grad=True)


# --- layers and losses ----------------------------------------------------------------------------
simple(
    inner_sizes=lambda: nn.Sequential(nn.Linear(784, 50), nn.ReLU(), nn.Linear(40, 10))(torch.zeros(64, 784)),
    inner_sizes_matmul=lambda: torch.zeros(3, 4) @ torch.zeros(5, 2),
    inner_sizes_vector=lambda: torch.zeros(3, 4) @ torch.zeros(3),
    inner_sizes_batch=lambda: torch.zeros(2, 3, 4) @ torch.zeros(3, 4, 5),
    missing_flatten=lambda: nn.Sequential(nn.Conv2d(1, 8, 3), nn.ReLU(), nn.Linear(288, 10))(torch.zeros(4, 1, 8, 8)),
    missing_flatten_images=lambda: nn.Linear(784, 10)(torch.zeros(64, 28, 28)),
    channels_last=lambda: nn.Conv2d(3, 8, 3)(torch.zeros(4, 32, 32, 3)),
    bytes_linear=lambda: nn.Linear(784, 10)(torch.zeros(64, 784, dtype=torch.uint8)),
    bytes_conv=lambda: nn.Conv2d(1, 4, 3)(torch.zeros(1, 1, 8, 8, dtype=torch.uint8)),
    doubles_linear=lambda: nn.Linear(4, 2)(torch.zeros(3, 4, dtype=torch.float64)),
    vector_conv=lambda: nn.Conv2d(1, 4, 3)(torch.zeros(1, 64)),
    float_targets=lambda: F.cross_entropy(torch.zeros(4, 3), torch.zeros(4)),
    int_targets=lambda: F.cross_entropy(torch.zeros(4, 3), torch.zeros(4, dtype=torch.int32)),
    column_targets=lambda: F.cross_entropy(torch.zeros(4, 3), torch.zeros(4, 1, dtype=torch.int64)),
    target_range=lambda: F.cross_entropy(torch.zeros(4, 3), torch.tensor([0, 1, 2, 3])),
    target_negative=lambda: F.cross_entropy(torch.zeros(2, 3), torch.tensor([0, -1])),
    batch_sizes=lambda: F.cross_entropy(torch.zeros(4, 3), torch.zeros(5, dtype=torch.int64)),
    mse_sizes=lambda: F.mse_loss(torch.zeros(4, 3), torch.zeros(4, 2)),
    mse_broadcast=lambda: F.mse_loss(torch.zeros(4, 1), torch.zeros(4)),
    bce_outside=lambda: F.binary_cross_entropy(torch.tensor([0.5, 2.0]), torch.tensor([0.0, 1.0])),
    bce_integers=lambda: F.binary_cross_entropy(torch.tensor([0.5, 0.25]), torch.tensor([0, 1])),
    bce_logits_integers=lambda: F.binary_cross_entropy_with_logits(torch.zeros(2), torch.tensor([0, 1])),
    bce_sizes=lambda: F.binary_cross_entropy(torch.full((4, 1), 0.5), torch.zeros(4)),
    bce_logits_sizes=lambda: F.binary_cross_entropy_with_logits(torch.zeros(4, 1), torch.zeros(4)),
    weight_of_classes=lambda: F.cross_entropy(torch.zeros(4, 3), torch.zeros(4, dtype=torch.int64), weight=torch.ones(2)),
    batchnorm_one=lambda: nn.BatchNorm1d(3)(torch.zeros(1, 3)),
    batchnorm_features=lambda: nn.BatchNorm1d(3)(torch.zeros(4, 5)),
    batchnorm_dims=lambda: nn.BatchNorm2d(3)(torch.zeros(4, 3)),
    layernorm_shape=lambda: nn.LayerNorm(5)(torch.zeros(2, 4)),
    groups=lambda: nn.GroupNorm(2, 3),
    embedding_range=lambda: nn.Embedding(10, 3)(torch.tensor([10])),
    embedding_floats=lambda: nn.Embedding(10, 3)(torch.tensor([1.0])),
    pool_too_small=lambda: F.max_pool2d(torch.zeros(1, 1, 2, 2), 3),
    conv_too_small=lambda: nn.Conv2d(1, 1, 5)(torch.zeros(1, 1, 3, 3)),
    conv_groups=lambda: nn.Conv2d(3, 4, 3, groups=2),
    dropout_probability=lambda: nn.Dropout(1.5),
    unflatten_size=lambda: nn.Unflatten(1, (1, 8, 8))(torch.zeros(2, 60)),
    no_forward=lambda: nn.Module()(torch.zeros(1)),
)


@mistake
def state_missing():
    nn.Linear(2, 1).load_state_dict({"weight": torch.zeros(1, 2)})


@mistake
def state_unexpected():
    model = nn.Linear(2, 1)
    model.load_state_dict({**model.state_dict(), "scale": torch.zeros(1)})


@mistake
def state_sizes():
    nn.Linear(2, 1).load_state_dict(nn.Linear(3, 1).state_dict())


# --- gradients ------------------------------------------------------------------------------------
@mistake
def second_backward():
    loss = leaf(1.0, 2.0).exp().sum()
    loss.backward()
    loss.backward()


@mistake
def non_scalar_backward():
    (leaf(1.0, 2.0) * 2).backward()


@mistake
def no_graph_backward():
    torch.zeros(1).sum().backward()


@mistake
def no_grad_backward():
    x = leaf(1.0)
    with torch.no_grad():
        loss = x.sum()
    loss.backward()


@mistake
def leaf_in_place():
    leaf(1.0, 2.0).add_(1)


@mistake
def leaf_view_in_place():
    leaf(1.0, 2.0)[0].fill_(1)


@mistake
def saved_in_place():
    y = leaf(1.0, 2.0).exp()
    y.add_(1)
    y.sum().backward()


@mistake
def saved_leaf_in_place():
    x = leaf(1.0, 2.0)
    y = (x * x).sum()
    with torch.no_grad():
        x.add_(1)
    y.backward()


@mistake
def grad_of_none():
    x = torch.ones(2)
    torch.autograd.grad(leaf(1.0).sum(), x)


@mistake
def grad_unused():
    torch.autograd.grad(leaf(1.0).sum(), leaf(2.0))


@mistake
def inference_recorded():
    with torch.inference_mode():
        x = torch.ones(2)
    (x * leaf(1.0, 2.0)).sum().backward()


@mistake
def inference_requires_grad():
    with torch.inference_mode():
        x = torch.ones(2)
    x.requires_grad_()


@mistake
def inference_in_place():
    with torch.inference_mode():
        x = torch.ones(2)
    x.add_(1)


@mistake
def nan_in_backward():
    with torch.autograd.detect_anomaly(check_nan=True):
        x = leaf(0.0)
        (torch.sqrt(x) * 0).sum().backward()


simple(
    item_of_many=lambda: torch.zeros(3).item(),
    integers_require_grad=lambda: torch.tensor([1, 2], requires_grad=True),
    integers_require_grad_=lambda: torch.tensor([1, 2]).requires_grad_(),
    grad_shape=lambda: leaf(1.0, 2.0).mul(2).backward(torch.ones(3)),
    integer_parameter=lambda: nn.Parameter(torch.tensor([1, 2])),
    truth_of_many=lambda: bool(torch.zeros(3)),
)


# --- optimizers and data --------------------------------------------------------------------------
simple(
    optimizer_empty=lambda: torch.optim.SGD([], lr=0.1),
    optimizer_non_leaf=lambda: torch.optim.SGD([leaf(1.0) * 2], lr=0.1),
    optimizer_twice=lambda: torch.optim.SGD([{"params": [p := leaf(1.0)]}, {"params": [p]}], lr=0.1),
    lr_negative=lambda: torch.optim.SGD([leaf(1.0)], lr=-0.1),
    momentum_negative=lambda: torch.optim.SGD([leaf(1.0)], lr=0.1, momentum=-1),
    adam_lr_negative=lambda: torch.optim.Adam([leaf(1.0)], lr=-0.1),
    adam_beta=lambda: torch.optim.Adam([leaf(1.0)], betas=(1.0, 0.999)),
    nesterov=lambda: torch.optim.SGD([leaf(1.0)], lr=0.1, nesterov=True),
    dataset_empty=lambda: torch.utils.data.DataLoader(torch.utils.data.TensorDataset(torch.zeros(0, 2)), shuffle=True),
    batch_size_zero=lambda: torch.utils.data.DataLoader(torch.utils.data.TensorDataset(torch.zeros(4, 2)), batch_size=0),
    dataset_sizes=lambda: torch.utils.data.TensorDataset(torch.zeros(4, 2), torch.zeros(3)),
    collate_sizes=lambda: torch.utils.data.default_collate([torch.zeros(2), torch.zeros(3)]),
    random_split_sum=lambda: torch.utils.data.random_split(torch.utils.data.TensorDataset(torch.zeros(4, 2)), [1, 2]),
)

@mistake
def schedule_before_step():
    optimizer = torch.optim.SGD([leaf(1.0)], lr=0.1)
    torch.optim.lr_scheduler.StepLR(optimizer, 1).step()


# --- tensors --------------------------------------------------------------------------------------
simple(
    dim_range=lambda: torch.zeros(2, 3).sum(2),
    dim_range_softmax=lambda: torch.zeros(2, 3).softmax(2),
    dim_range_size=lambda: torch.zeros(2, 3).size(2),
    dim_range_argmax=lambda: torch.zeros(3).argmax(1),
    dim_range_cat=lambda: torch.cat([torch.zeros(3), torch.zeros(3)], 1),
    unknown_device=lambda: torch.zeros(2, device="gpu"),
    mixed_dtypes=lambda: torch.zeros(2, 3) @ torch.zeros(3, 2, dtype=torch.float64),
    mixed_dtypes_in_place=lambda: torch.tensor([1, 2]).add_(torch.tensor([0.5, 0.5])),
    integer_mean=lambda: torch.tensor([1, 2]).mean(),
    integer_softmax=lambda: torch.tensor([1, 2]).softmax(0),
    bool_minus=lambda: torch.tensor([True]) - torch.tensor([False]),
    reshape_size=lambda: torch.zeros(2, 3).reshape(4, 2),
    view_size=lambda: torch.zeros(2, 3).view(-1, 4),
    view_two_unknown=lambda: torch.zeros(2, 3).view(-1, -1),
    view_strided=lambda: torch.zeros(2, 3).t().view(6),
    broadcast_sizes=lambda: torch.zeros(3) + torch.zeros(4),
    broadcast_rows=lambda: torch.zeros(4, 3) - torch.zeros(4),
    in_place_broadcast=lambda: torch.zeros(3).add_(torch.zeros(2, 3)),
    cat_sizes=lambda: torch.cat([torch.zeros(2, 3), torch.zeros(2, 4)]),
    cat_dims=lambda: torch.cat([torch.zeros(2, 3), torch.zeros(2)]),
    cat_none=lambda: torch.cat([]),
    stack_sizes=lambda: torch.stack([torch.zeros(2), torch.zeros(3)]),
    stack_none=lambda: torch.stack([]),
    index_range=lambda: torch.zeros(3)[3],
    index_range_second=lambda: torch.zeros(2, 3)[0, 5],
    index_too_many=lambda: torch.zeros(3)[0, 0],
    index_scalar=lambda: torch.tensor(1.0)[0],
    index_tensor_range=lambda: torch.zeros(3)[torch.tensor([0, 3])],
    index_floats=lambda: torch.zeros(3)[torch.tensor([0.0])],
    index_mask=lambda: torch.zeros(3)[torch.tensor([True, False])],
    index_lists=lambda: torch.zeros(3, 3)[torch.tensor([0, 1]), torch.tensor([0, 1, 2])],
    gather_floats=lambda: torch.zeros(3).gather(0, torch.tensor([0.0])),
    gather_range=lambda: torch.zeros(3).gather(0, torch.tensor([3])),
    squeeze_range=lambda: torch.zeros(3).squeeze(2),
    transpose_range=lambda: torch.zeros(3).transpose(0, 1),
    permute_count=lambda: torch.zeros(2, 3).permute(0),
    permute_twice=lambda: torch.zeros(2, 3).permute(0, 0),
    t_of_three=lambda: torch.zeros(2, 3, 4).t(),
    expand_size=lambda: torch.zeros(2, 3).expand(2, 4),
    split_sizes=lambda: torch.zeros(5).split([2, 2]),
    topk_range=lambda: torch.zeros(3).topk(4),
    max_of_none=lambda: torch.zeros(0).max(),
    argmax_of_none=lambda: torch.zeros(0).argmax(),
    negative_size=lambda: torch.zeros(-1, 3),
    arange_step=lambda: torch.arange(0, 5, -1),
    randint_range=lambda: torch.randint(5, 5, (2,)),
    multinomial_count=lambda: torch.tensor([0.5, 0.5]).multinomial(3),
    one_hot_range=lambda: F.one_hot(torch.tensor([3]), 3),
    unflatten_sizes=lambda: torch.zeros(2, 60).unflatten(1, (8, 8)),
    step_slice=lambda: torch.zeros(3)[::-1],
    data_loader_worker=lambda: torch.utils.data.DataLoader(torch.utils.data.TensorDataset(torch.zeros(2)), num_workers=-1),
)


def answer(function):
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("always")
        try:
            function()
        except Exception as error:
            return str(error)
        told = [str(w.message) for w in seen if "Anomaly" not in str(w.message)]
        return told[0] if told else None


if __name__ == "__main__":
    for name, function in MISTAKES.items():
        sentence = answer(function)
        assert sentence, name
        escaped = sentence.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t")
        print(f"{name}\t{escaped}")
