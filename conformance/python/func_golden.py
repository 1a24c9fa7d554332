"""What FuncTest expects: derivatives of functions, per-sample gradients, a Hessian."""

import torch
from torch import nn
from torch.func import functional_call, grad, hessian, jacfwd, jacrev, jvp, vjp, vmap
import torch.nn.functional as F
torch.set_num_threads(1)
p=lambda t:[round(v,12) for v in t.flatten().tolist()]
x=torch.tensor([0.5,-1.25,2.0],dtype=torch.float64)
f=lambda x:(x.sin()*x.prod()).sum()
print("grad",p(grad(f)(x))); print("gradgrad",p(grad(lambda x:grad(f)(x).pow(2).sum())(x)))
print("hess",p(hessian(f)(x)))
g=lambda x:torch.stack([x[0]*x[1],x[1].exp(),x.sum(),x[2]**3])
print("jacrev",p(jacrev(g)(x))); print("jacfwd",p(jacfwd(g)(x)))
o,t=jvp(g,(x,),(torch.tensor([1.,2.,-1.],dtype=torch.float64),)); print("jvp",p(o),p(t))
o,vf=vjp(g,x); print("vjp",p(vf(torch.tensor([1.,-1.,2.,.5],dtype=torch.float64))[0]))
torch.manual_seed(0)
net=nn.Sequential(nn.Linear(3,4),nn.Tanh(),nn.Linear(4,2)).double()
X=torch.arange(15,dtype=torch.float64).reshape(5,3).mul(.3).cos(); Y=torch.arange(5)%2
params=dict(net.named_parameters())
params={k:v.detach() for k,v in params.items()}
def loss(pr,x,y): return F.cross_entropy(functional_call(net,pr,(x.unsqueeze(0),)),y.unsqueeze(0))
gs=vmap(grad(loss),in_dims=(None,0,0))(params,X,Y)
for k,v in gs.items(): print("psg",k,list(v.shape),round(v.abs().sum().item(),12),round(v.flatten()[1].item(),12))
H=hessian(lambda w:F.cross_entropy(functional_call(net,{**params,'2.weight':w},(X,)),Y))(params['2.weight'])
print("H",list(H.shape),round(H.abs().sum().item(),12))

h=lambda a,b,c:(a.sin()*b.exp()).sum()*c.prod()
a,b,c=[torch.tensor(v,dtype=torch.float64) for v in ([.5,-1.25],[.25,.75],[2.,-.5])]
from torch.func import grad_and_value
print("argnums 1",p(grad(h,argnums=1)(a,b,c))); print("argnums -1, 0",[p(v) for v in grad(h,argnums=(-1,0))(a,b,c)])
gs,v=grad_and_value(h,argnums=(1,2))(a,b,c); print("value",[p(x) for x in gs],p(v))
j=lambda a,b:a.outer(b).sin()
print("jacrev 1",p(jacrev(j,argnums=1)(a,b))); print("jacfwd 0 1",[p(v) for v in jacfwd(j,argnums=(0,1))(a,b)])
print("hessian",[[p(v) for v in r] for r in hessian(h,argnums=(0,2))(a,b,c)],p(hessian(h,argnums=1)(a,b,c)))
aux=lambda x:((x.sin()*x.prod()).sum(),{"s":x.square()})
print("aux",p(grad(aux,has_aux=True)(x)[0]),grad(aux,has_aux=True)(x)[1]["s"].requires_grad)
