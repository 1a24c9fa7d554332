"""What PyTorch's distributions draw, score and differentiate to, for DistributionFixturesTest.

    python conformance/python/distributions.py core/src/test/resources/dev/obor/distributions/cases.txt.gz

A line is `case, key, dtype, shape, values`, apart by tabs; a text stands in the place of the values.
"""
import gzip
import io
import sys
import warnings

import torch
import torch.distributions as D
from torch.distributions import constraints, kl, transforms

torch.set_num_threads(1)
warnings.simplefilter("ignore")
OUT = []


def put(case, key, value):
    if isinstance(value, str):
        OUT.append("\t".join([case, key, "text", "", value.replace("\n", "\\n")]))
        return
    value = value.detach()
    name = str(value.dtype).split(".")[1]
    shape = " ".join(map(str, value.shape))
    flat = value.reshape(-1).tolist()
    if value.dtype == torch.float32:
        flat = [repr(float("%.9g" % v)) for v in flat]
    OUT.append("\t".join([case, key, name, shape, " ".join(map(str, flat))]))


def spd(n, seed):
    torch.manual_seed(seed)
    a = torch.randn(n, n, dtype=torch.float64)
    return a @ a.T + n * torch.eye(n, dtype=torch.float64)


real = [[0.3, -1.2, 2.5], [[0.5], [-0.25]], -0.75]
positive = [[0.6, 1.7, 3.2], [2.5, 0.4, 1.1], 1.3]
large = [[2.6, 4.7, 8.5], [3.5, 9.4, 12.1], 5.3]
unit = [[0.2, 0.55, 0.9], [[0.35], [0.7]], 0.4]
rows = [[0.2, 0.5, 0.3], [[0.1, 0.2, 0.3, 0.4], [0.7, 0.1, 0.1, 0.1]]]
scores = [[0.4, -1.0, 0.3], [[1.0, 0.2, -0.3, 0.4], [0.7, 1.1, -2.1, 0.1]]]
widths = [[0.6, 1.7, 3.2], [0.5, 1.4, 2.1], 1.3]
few = [[4.0, 7.0, 10.0], [[30.0], [60.0]], 5.0]

# Parameters by name, one list entry for each case.
CASES = {
    "Normal": dict(loc=real, scale=widths),
    "Bernoulli": dict(probs=unit),
    "Bernoulli.logits": dict(logits=real),
    "Categorical": dict(probs=rows),
    "Categorical.logits": dict(logits=scores),
    "Uniform": dict(low=[[0.0, -1.0, 0.2], [[0.1], [0.2]], -0.5], high=[[1.0, 2.0, 0.7], [0.8, 1.0, 3.0], 2.5]),
    "Exponential": dict(rate=positive),
    "Laplace": dict(loc=real, scale=widths),
    "LogNormal": dict(loc=real, scale=[[0.6, 0.7, 0.2], [0.5, 0.4, 0.1], 0.3]),
    "HalfNormal": dict(scale=positive),
    "Cauchy": dict(loc=real, scale=widths),
    "HalfCauchy": dict(scale=positive),
    "Gumbel": dict(loc=real, scale=widths),
    "Weibull": dict(scale=positive, concentration=large),
    "Pareto": dict(scale=positive, alpha=large),
    "Kumaraswamy": dict(concentration1=large, concentration0=positive),
    "Geometric": dict(probs=unit),
    "Geometric.logits": dict(logits=real),
    "OneHotCategorical": dict(probs=rows),
    "OneHotCategorical.logits": dict(logits=scores),
    "OneHotCategoricalStraightThrough": dict(probs=rows),
    "RelaxedBernoulli": dict(temperature=[0.5, 1.5, 2.0], probs=unit),
    "LogitRelaxedBernoulli.logits": dict(temperature=[0.5, 1.5, 2.0], logits=real),
    "RelaxedOneHotCategorical": dict(temperature=[0.5, 1.5], probs=rows),
    "RelaxedOneHotCategorical.logits": dict(temperature=[0.5, 1.5], logits=scores),
    "Poisson": dict(rate=[[0.6, 3.7, 23.2], [[0.4], [41.0]], 1.3]),
    "Gamma": dict(concentration=[[0.3, 1.7, 12.0], [[0.05], [30.0]], 1.0], rate=positive),
    "Chi2": dict(df=[[0.6, 3.7, 23.2], 2.0]),
    "Beta": dict(concentration1=[[0.6, 1.7, 9.2], [[0.4], [20.0]], 1.3], concentration0=[[2.6, 0.7, 7.5], [0.1, 14.0, 1.0], 5.3]),
    "Dirichlet": dict(concentration=[[0.6, 1.7, 3.2], [[0.1, 8.0, 9.0], [10.0, 12.0, 0.9]]]),
    "StudentT": dict(df=[[0.6, 1.7, 9.2], [[2.5], [4.0]], 3.0], loc=real, scale=widths),
    "FisherSnedecor": dict(df1=[[0.6, 3.7, 9.2], 5.0], df2=[[2.6, 4.7, 8.5], 6.0]),
    "InverseGamma": dict(concentration=[[0.6, 1.7, 9.2], [[2.5], [4.0]], 3.0], rate=positive),
    "Binomial": dict(total_count=few, probs=unit),
    "Binomial.logits": dict(total_count=few, logits=real),
    "NegativeBinomial": dict(total_count=few, probs=unit),
    "NegativeBinomial.logits": dict(total_count=few, logits=real),
    "Multinomial": dict(total_count=[5, 12], probs=rows),
    "VonMises": dict(loc=real, concentration=positive),
    "ContinuousBernoulli": dict(probs=[[0.2, 0.4995, 0.9], [[0.35], [0.7]], 0.4]),
    "ContinuousBernoulli.logits": dict(logits=real),
    "GeneralizedPareto": dict(loc=real, scale=widths, concentration=[[0.3, -0.4, 0.0], [0.2, 0.1, 0.7], 0.25]),
    "LogisticNormal": dict(loc=[[0.3, -1.2, 2.5], [[0.5, 0.1], [-0.25, 0.2]]], scale=[[0.6, 1.7, 3.2], [0.5, 1.4]]),
    "MultivariateNormal": dict(loc=[[0.3, -1.2, 2.5], [[0.5, 0.1], [-0.25, 0.2]]], covariance_matrix=[spd(3, 1), spd(2, 2)]),
    "MultivariateNormal.tril": dict(loc=[[0.3, -1.2], [[0.5, 0.1], [-0.25, 0.2]]], scale_tril=[[[1.2, 0.0], [0.4, 0.7]], [[[0.9, 0.0], [-0.4, 1.7]]]]),
    "MultivariateNormal.precision": dict(loc=[[0.3, -1.2, 2.5]], precision_matrix=[spd(3, 3)]),
    "LowRankMultivariateNormal": dict(loc=[[0.3, -1.2, 2.5]], cov_factor=[[[0.5], [0.2], [-1.0]]], cov_diag=[[0.6, 0.7, 1.2]]),
    "Wishart": dict(df=[5.5, [4.0, 7.0]], covariance_matrix=[spd(3, 4), spd(2, 5)]),
    "LKJCholesky": dict(concentration=[[0.5, 2.0], 1.0]),
}


def make(name, params):
    cls = getattr(D, name.split(".")[0], None) or D.relaxed_bernoulli.LogitRelaxedBernoulli
    params = dict(params)
    if name.startswith("LKJ"):
        return cls(3, **params)
    return cls(**params)


def parameters(name, i, dtype, grad):
    params = {}
    for key, values in CASES[name].items():
        v = values[i]
        if name == "Multinomial" and key == "total_count":
            params[key] = v
        else:
            t = v.to(dtype) if isinstance(v, torch.Tensor) else torch.tensor(v, dtype=dtype)
            params[key] = t.requires_grad_(grad and key != "total_count")
    return params


def gradients(case, key, value, params):
    leaves = {k: p for k, p in params.items() if isinstance(p, torch.Tensor) and p.requires_grad}
    if not value.requires_grad:
        return
    weights = torch.linspace(0.5, 1.5, value.numel(), dtype=value.dtype).reshape(value.shape)
    try:
        grads = torch.autograd.grad((value * weights).sum(), list(leaves.values()), allow_unused=True, retain_graph=True)
    except NotImplementedError:  # such as igamma by its first argument
        return
    except RuntimeError as e:  # Wishart's sampler changes what its gradient needs
        assert case.startswith("Wishart"), e
        return
    for (k, _), g in zip(leaves.items(), grads):
        if g is not None:
            put(case, f"{key}.grad.{k}", g)


def attempt(case, key, compute, params=None):
    try:
        value = compute()
    except (NotImplementedError, AttributeError):
        return None
    put(case, key, value)
    if params is not None:
        gradients(case, key, value, params)
    return value


def distribution(name, i, dtype):
    case = f"{name}/{i}/{str(dtype).split('.')[1]}"
    full = dtype == torch.float64
    if name == "GeneralizedPareto":
        torch.set_default_dtype(dtype)  # it compares a concentration with a zero of that
    try:
        facts(name, i, dtype, case, full)
    finally:
        torch.set_default_dtype(torch.float32)


def facts(name, i, dtype, case, full):
    params = parameters(name, i, dtype, True)
    for k, p in params.items():
        put(case, "param." + k, p if isinstance(p, torch.Tensor) else torch.tensor(p))
    d = make(name, params)
    put(case, "shapes", f"{tuple(d.batch_shape)} {tuple(d.event_shape)}")
    if full:
        put(case, "repr", repr(d))
        put(case, "support", repr(d.support) if "tensor" not in repr(d.support) else "")
    torch.manual_seed(0)
    put(case, "sample", d.sample())
    put(case, "sample6", d.sample((6,)))
    if d.has_rsample or name.startswith("LogitRelaxed"):  # which forgets to say so
        torch.manual_seed(0)
        x = d.rsample((2,))
        put(case, "rsample", x)
        gradients(case, "rsample", x, params)
    torch.manual_seed(1)
    value = d.sample((2,))
    put(case, "value", value)
    attempt(case, "log_prob", lambda: d.log_prob(value), params)
    attempt(case, "cdf", lambda: d.cdf(value), params)
    p = torch.tensor([0.1, 0.5, 0.8], dtype=dtype).reshape((3,) + (1,) * (len(d.batch_shape) + len(d.event_shape)))
    put(case, "p", p)
    attempt(case, "icdf", lambda: d.icdf(p), params)
    for key in ["mean", "variance", "stddev", "mode"]:
        attempt(case, key, lambda: getattr(d, key), params if key in ("mean", "variance") and full else None)
    attempt(case, "entropy", lambda: d.entropy(), params)
    if d.has_enumerate_support and full and name.split(".")[0] != "Binomial":
        put(case, "enumerate", d.enumerate_support())
    wide = d.expand((2,) + tuple(d.batch_shape))
    attempt(case, "expanded.log_prob", lambda: wide.log_prob(value))


def divergence(p, q):
    names = [n for n in CASES if n == p], [n for n in CASES if n == q]
    if not (names[0] and names[1]):
        return
    first = make(p, parameters(p, 0, torch.float64, True))
    params = parameters(p, 0, torch.float64, True)
    second = parameters(q, 0, torch.float64, True)
    if p == "Uniform" and q != "Uniform":
        params = dict(low=torch.tensor([0.1, 0.2, 0.3], dtype=torch.float64, requires_grad=True), high=torch.tensor([0.4, 0.8, 0.9], dtype=torch.float64, requires_grad=True))
    if q == p:
        second = {k: (v.detach() * 1.1).requires_grad_(v.requires_grad) if isinstance(v, torch.Tensor) and k not in ("total_count",) else v for k, v in second.items()}
        if "probs" in second and p != "Categorical":
            second["probs"] = (params["probs"].detach() * 0.9).requires_grad_()
        if p.startswith("Binomial"):
            second["total_count"] = params["total_count"]
    if q == "Pareto" and p == "Pareto":
        second["scale"] = (params["scale"].detach() * 0.5).requires_grad_()
    case = f"kl {p} {q}"
    for k, v in params.items():
        put(case, "p." + k, v if isinstance(v, torch.Tensor) else torch.tensor(v))
    for k, v in second.items():
        put(case, "q." + k, v if isinstance(v, torch.Tensor) else torch.tensor(v))
    value = D.kl_divergence(make(p, params), make(q, second))
    put(case, "kl", value)
    finite = value.isfinite()
    if finite.all():
        gradients(case, "kl", value, params)


TRANSFORMS = {
    "exp": (transforms.ExpTransform(), [0.3, -1.0, 2.0]),
    "sigmoid": (transforms.SigmoidTransform(), [0.3, -1.0, 2.0]),
    "tanh": (transforms.TanhTransform(), [0.3, -1.0, 2.0]),
    "softplus": (transforms.SoftplusTransform(), [0.3, -1.0, 2.0]),
    "power": (transforms.PowerTransform(torch.tensor(1.7, dtype=torch.float64)), [0.3, 1.0, 2.0]),
    "affine": (transforms.AffineTransform(torch.tensor([0.5, 1.0, -1.0], dtype=torch.float64), torch.tensor([2.0, -0.5, 1.5], dtype=torch.float64)), [0.3, -1.0, 2.0]),
    "affine vector": (transforms.AffineTransform(torch.tensor([0.5, 1.0, -1.0], dtype=torch.float64), torch.tensor([2.0, -0.5, 1.5], dtype=torch.float64), event_dim=1), [[0.3, -1.0, 2.0], [0.1, 0.2, 0.3]]),
    "stick": (transforms.StickBreakingTransform(), [[0.3, -1.0, 2.0], [0.1, 0.2, 0.3]]),
    "corr": (transforms.CorrCholeskyTransform(), [[0.3, -1.0, 0.5], [0.1, 0.2, 0.3]]),
    "compose": (transforms.ComposeTransform([transforms.ExpTransform(), transforms.AffineTransform(torch.tensor(1.0, dtype=torch.float64), torch.tensor(-2.0, dtype=torch.float64)), transforms.TanhTransform()]), [0.3, -1.0, -0.4]),
    "compose vector": (transforms.ComposeTransform([transforms.StickBreakingTransform(), transforms.ExpTransform()]), [[0.3, -1.0, 2.0]]),
    "independent": (transforms.IndependentTransform(transforms.ExpTransform(), 1), [[0.3, -1.0, 2.0], [0.1, 0.2, 0.3]]),
    "reshape": (transforms.ReshapeTransform((4,), (2, 2)), [[0.3, -1.0, 2.0, 1.0]]),
    "stack": (transforms.StackTransform([transforms.ExpTransform(), transforms.TanhTransform()], dim=-1), [[0.3, -1.0], [2.0, 0.1]]),
    "cat": (transforms.CatTransform([transforms.ExpTransform(), transforms.TanhTransform()], dim=-1, lengths=[2, 1]), [[0.3, -1.0, 2.0]]),
    "inverse": (transforms.ExpTransform().inv, [0.3, 1.0, 2.0]),
    "softmax": (transforms.SoftmaxTransform(), [[0.3, -1.0, 2.0]]),
    "lower": (transforms.LowerCholeskyTransform(), [[0.3, -1.0], [2.0, 0.5]]),
    "positive definite": (transforms.PositiveDefiniteTransform(), [[0.3, -1.0], [2.0, 0.5]]),
    "cdf": (transforms.CumulativeDistributionTransform(D.Normal(torch.tensor(0.5, dtype=torch.float64), torch.tensor(2.0, dtype=torch.float64))), [0.3, -1.0, 2.0]),
}


def transform(name):
    t, x = TRANSFORMS[name]
    x = torch.tensor(x, dtype=torch.float64)
    case = "transform " + name
    put(case, "x", x)
    y = t(x)
    put(case, "y", y)
    put(case, "inverse", t.inv(y.clone()))
    attempt(case, "ladj", lambda: t.log_abs_det_jacobian(x, y))
    attempt(case, "sign", lambda: torch.as_tensor(t.sign, dtype=torch.float64))
    put(case, "dims", f"{t.domain.event_dim} {t.codomain.event_dim}")


ERRORS = {
    "negative scale": lambda: D.Normal(torch.tensor([1.0, 2.0]), torch.tensor([1.0, -1.0])),
    "scalar scale": lambda: D.Normal(0.0, -1.0),
    "nan value": lambda: D.Normal(0.0, 1.0).log_prob(torch.tensor([float("nan"), 1.0])),
    "shape": lambda: D.Normal(torch.zeros(3), torch.ones(3)).log_prob(torch.zeros(2)),
    "event": lambda: D.OneHotCategorical(torch.ones(3)).log_prob(torch.tensor([1.0, 0.0])),
    "both": lambda: D.Bernoulli(probs=torch.tensor(0.5), logits=torch.tensor(0.5)),
    "probability": lambda: D.Bernoulli(torch.tensor([0.5, 1.5])),
    "row": lambda: D.Categorical(torch.tensor(0.5)),
    "class": lambda: D.Categorical(torch.tensor([0.5, 0.5])).log_prob(torch.tensor(2)),
    "order": lambda: D.Uniform(torch.tensor([1.0, 2.0]), torch.tensor([2.0, 2.0])),
    "zero": lambda: D.Geometric(torch.tensor([0.5, 0.0])),
    "independent": lambda: D.Independent(D.Normal(torch.zeros(3), torch.ones(3)), 2),
    "simplex": lambda: D.Dirichlet(torch.tensor([1.0, 2.0])).log_prob(torch.tensor([0.5, 0.6])),
    "count": lambda: D.Poisson(torch.tensor(3.0)).log_prob(torch.tensor(1.5)),
    "mixture": lambda: D.MixtureSameFamily(D.Categorical(torch.ones(3)), D.Normal(torch.zeros(2), torch.ones(2))),
    "kl": lambda: D.kl_divergence(D.Normal(0.0, 1.0), D.Cauchy(0.0, 1.0)),
    "reshape": lambda: transforms.ReshapeTransform((4,), (3,)),
}


def error(name):
    try:
        ERRORS[name]()
    except (ValueError, NotImplementedError, RuntimeError) as e:
        put("error " + name, "message", str(e))
        return
    raise AssertionError(name + " is no error")


def main():
    for name, params in CASES.items():
        count = len(next(iter(params.values())))
        for i in range(count):
            distribution(name, i, torch.float64)
        if name != "LKJCholesky":
            distribution(name, 0, torch.float32)
    done = set()
    for p, q in sorted(kl._KL_REGISTRY, key=lambda pq: (pq[0].__name__, pq[1].__name__)):
        if (p.__name__, q.__name__) not in done:
            done.add((p.__name__, q.__name__))
            divergence(p.__name__, q.__name__)
    for name in TRANSFORMS:
        transform(name)
    for name in ERRORS:
        error(name)
    data = io.BytesIO()
    with gzip.GzipFile(fileobj=data, mode="wb", mtime=0, compresslevel=9) as f:
        f.write(("\n".join(OUT) + "\n").encode())
    with open(sys.argv[1], "wb") as f:
        f.write(data.getvalue())
    print(len(OUT), "lines,", len(data.getvalue()), "bytes")


main()
