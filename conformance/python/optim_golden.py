"""Prints the golden numbers of dev.obor.optim.OptimTest: losses after 100 steps, learning rates."""
import torch
def run(name,mk):
    torch.manual_seed(0); l1=torch.nn.Linear(5,4); l2=torch.nn.Linear(4,3); l1.double(); l2.double()
    X=torch.randn(8,5,dtype=torch.float64); Y=torch.randn(8,3,dtype=torch.float64)
    ps=list(l1.parameters())+list(l2.parameters()); opt=mk(ps)
    for i in range(100):
        loss=torch.nn.functional.mse_loss(l2(torch.tanh(l1(X))),Y); opt.zero_grad(); loss.backward(); opt.step()
    print(name,"%.15f"%loss.item())
o=torch.optim
run("sgd",lambda p:o.SGD(p,0.1)); run("sgd_m",lambda p:o.SGD(p,0.1,momentum=0.9,dampening=0.1,weight_decay=0.01)); run("sgd_n",lambda p:o.SGD(p,0.1,momentum=0.9,nesterov=True)); run("sgd_max",lambda p:o.SGD(p,0.001,maximize=True))
run("adam",lambda p:o.Adam(p,0.01)); run("adam_a",lambda p:o.Adam(p,0.01,amsgrad=True,weight_decay=0.1,betas=(0.8,0.9))); run("adamw",lambda p:o.AdamW(p,0.01)); run("adamw_m",lambda p:o.AdamW(p,0.01,maximize=True))
run("rms",lambda p:o.RMSprop(p,0.01)); run("rms_c",lambda p:o.RMSprop(p,0.01,centered=True,momentum=0.5,weight_decay=0.01)); run("ada",lambda p:o.Adagrad(p,0.1)); run("ada_d",lambda p:o.Adagrad(p,0.1,lr_decay=0.1,initial_accumulator_value=0.5,weight_decay=0.01))
S=o.lr_scheduler; par=[torch.nn.Parameter(torch.zeros(2))]
for k,f in {"step":lambda o:S.StepLR(o,3),"multi":lambda o:S.MultiStepLR(o,[2,5,5]),"exp":lambda o:S.ExponentialLR(o,0.9),"cos":lambda o:S.CosineAnnealingLR(o,5,0.01),"one":lambda o:S.OneCycleLR(o,1.0,12)}.items():
    q=o.SGD(par,0.1,momentum=0.9); s=f(q); b=""
    for i in range(11): b+=str(s.get_last_lr()[0])+" "; s.step()
    print(k,b,q.param_groups[0]["momentum"])
inf=float('inf')
def seq(name,mk):
    p=torch.nn.Parameter(torch.tensor([1.,-2.,0.5,3.,float('inf')],dtype=torch.float64)); opt=mk([p])
    for g in ([inf,1.,-inf,0.,1.],[1.,2.,3.,4.,5.],[0.,-1.,1e300,1e-320,-0.]):
        p.grad=torch.tensor(g,dtype=torch.float64); opt.step()
    print(name,p.tolist())
seq("sgd",lambda p:o.SGD(p,0.1)); seq("sgd_m",lambda p:o.SGD(p,0.1,momentum=0.9)); seq("sgd_n",lambda p:o.SGD(p,0.1,momentum=0.9,nesterov=True)); seq("sgd_w",lambda p:o.SGD(p,0.1,momentum=0.9,weight_decay=0.1))
seq("adam",lambda p:o.Adam(p,0.1)); seq("adam_q",lambda p:o.Adam(p,0.1,betas=(0.25,0.5))); seq("adamw",lambda p:o.AdamW(p,0.1)); seq("rms",lambda p:o.RMSprop(p,0.1,centered=True,alpha=0.3,momentum=0.5)); seq("ada",lambda p:o.Adagrad(p,0.1))
