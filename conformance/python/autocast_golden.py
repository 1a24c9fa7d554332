"""The losses of AutocastTest: a small net in bfloat16 and float16, with a step that is left out."""

import torch, warnings
from torch import nn
import torch.nn.functional as F
warnings.simplefilter("ignore")
torch.set_num_threads(1)
torch.manual_seed(0)
net=nn.Sequential(nn.Conv2d(1,4,3,padding=1),nn.ReLU(),nn.Flatten(),nn.Linear(4*6*6,5))
x=(torch.arange(8*36,dtype=torch.float32)*0.37).sin().reshape(8,1,6,6)
y=torch.arange(8)%5
opt=torch.optim.SGD(net.parameters(),lr=0.1,momentum=0.9)
for dt in (torch.bfloat16,torch.float16):
    sc=torch.amp.GradScaler("cpu",init_scale=2.**12,growth_interval=2)
    out=[]
    for i in range(5):
        opt.zero_grad()
        with torch.autocast("cpu",dtype=dt):
            z=net(x); loss=F.cross_entropy(z,y)
        assert z.dtype==dt and loss.dtype==torch.float32
        sc.scale(loss).backward()
        if i==3: net[0].weight.grad[0,0,0,0]=float("inf")
        sc.unscale_(opt); torch.nn.utils.clip_grad_norm_(net.parameters(),1.0)
        sc.step(opt); sc.update()
        out.append(loss.item())
    print(dt,out,sc.state_dict(), net[3].weight.grad.dtype)
