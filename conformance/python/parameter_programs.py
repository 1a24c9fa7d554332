"""Prints keys and the first three losses of layers with parametrizations, norms, pruning and lazy parameters, for `ReparametrizedTest`.

Usage: python conformance/python/parameter_programs.py

Made with PyTorch 2.13, seed 0, float64.
"""

import warnings

import torch
from torch import nn
from torch.nn.utils import parametrizations as Z
from torch.nn.utils import parametrize as P
from torch.nn.utils import prune

warnings.simplefilter("ignore")
torch.set_num_threads(1)
torch.set_default_dtype(torch.float64)
def show(name, net, x, steps=3):
    opt = torch.optim.SGD(net.parameters(), lr=0.1)
    out=[]
    for _ in range(steps):
        opt.zero_grad(); l=(net(x)**2).mean()+net(x).sum()*0.01; l.backward(); opt.step(); out.append(repr(l.item()))
    print(name, [n for n,_ in net.named_parameters()], list(net.state_dict().keys()), ", ".join(out))
x = torch.sin(torch.arange(24.)).reshape(4,6)
c = torch.sin(torch.arange(2*3*5*5.)).reshape(2,3,5,5)
def run(name, make, inp):
    torch.manual_seed(0)
    net = make(); show(name, net, inp); print(net); return net
run("wn", lambda: Z.weight_norm(nn.Linear(6,4)), x)
run("wn1", lambda: Z.weight_norm(nn.Linear(6,4), dim=1), x)
run("wnNone", lambda: Z.weight_norm(nn.Linear(6,4), dim=None), x)
run("sn", lambda: Z.spectral_norm(nn.Linear(6,4)), x)
run("snc", lambda: Z.spectral_norm(nn.Conv2d(3,4,3), n_power_iterations=2), c)
run("snct", lambda: Z.spectral_norm(nn.ConvTranspose2d(3,4,3)), c)
run("snb", lambda: Z.spectral_norm(nn.Linear(6,4), "bias"), x)
run("or", lambda: Z.orthogonal(nn.Linear(6,6)), x)
run("or2", lambda: Z.orthogonal(nn.Linear(6,4)), x)
run("or3", lambda: Z.orthogonal(nn.Linear(6,4), orthogonal_map="cayley"), x)
run("or4", lambda: Z.orthogonal(nn.Linear(6,8), orthogonal_map="matrix_exp", use_trivialization=False), x)
run("or5", lambda: Z.orthogonal(nn.Linear(6,8), use_trivialization=False), x)
run("wnold", lambda: nn.utils.weight_norm(nn.Linear(6,4)), x)
run("snold", lambda: nn.utils.spectral_norm(nn.Linear(6,4)), x)
class Sym(nn.Module):
    def forward(self, X): return X.triu()+X.triu(1).mT
    def right_inverse(self, A): return A.triu()
class Exp(nn.Module):
    def forward(self, X): return torch.matrix_exp(X)
run("symexp", lambda: P.register_parametrization(P.register_parametrization(nn.Linear(6,6),"weight",Sym()),"weight",Exp()), x)
n=run("rnn", lambda: nn.Sequential(Z.weight_norm(nn.Linear(6,5)), nn.Tanh(), Z.spectral_norm(Z.weight_norm(nn.Linear(5,2)))) , x)
P.remove_parametrizations(n[0],"weight"); print(n); show("after", n, x)
def pr():
    net = nn.Linear(6,4); prune.l1_unstructured(net,"weight",0.3); prune.ln_structured(net,"weight",1,2,0); prune.random_unstructured(net,"bias",1); return net
n=run("prune", pr, x); print(n.weight_mask, n.bias_mask); prune.remove(n,"weight"); prune.remove(n,"bias"); show("pruned", n, x)
def prs():
    net = nn.Conv2d(3,4,3); prune.random_structured(net,"weight",0.5,1); prune.random_unstructured(net,"weight",5); return net
run("prs", prs, c)
def prg():
    net = nn.Sequential(nn.Linear(6,5), nn.ReLU(), nn.Linear(5,3)); prune.global_unstructured([(net[0],"weight"),(net[2],"weight")], pruning_method=prune.L1Unstructured, amount=0.4); return net
n=run("prg", prg, x); print(prune.is_pruned(n), n[0].weight_mask.sum(), n[2].weight_mask.sum())
def lz(): return nn.Sequential(nn.LazyConv2d(4,3), nn.LazyBatchNorm2d(), nn.ReLU(), nn.LazyConvTranspose2d(2,2), nn.LazyInstanceNorm2d(affine=True), nn.Flatten(), nn.LazyLinear(3))
torch.manual_seed(0); n=lz(); print(n); print(list(n.state_dict().keys()))
with torch.no_grad(): n(c)
show("lazy", n, c); print(n)
