"""What RankProgram does, with PyTorch and gloo: `reduce BYTES ROUNDS` or `train BATCH STEPS`."""
import os
import statistics
import sys
import time

import torch
import torch.distributed as dist
from torch import nn

what, size, rounds = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
torch.set_num_threads(1)
dist.init_process_group("gloo")
seconds = []
if what == "reduce":
    data = torch.zeros(size // 4)

    def step():
        dist.all_reduce(data)
else:
    torch.manual_seed(0)
    layers = []
    for _ in range(6):
        layers += [nn.Linear(1024, 1024), nn.ReLU()]
    model = nn.parallel.DistributedDataParallel(nn.Sequential(*layers))
    optimizer = torch.optim.SGD(model.parameters(), lr=0.001)
    x, y = torch.randn(size, 1024), torch.randn(size, 1024)

    def step():
        optimizer.zero_grad()
        nn.functional.mse_loss(model(x), y).backward()
        optimizer.step()


for i in range(-rounds // 2, rounds):
    dist.barrier()
    start = time.perf_counter()
    step()
    if i >= 0:
        seconds.append(time.perf_counter() - start)
if dist.get_rank() == 0:
    print("RESULT", statistics.median(seconds), flush=True)
dist.barrier()
os._exit(0)  # gloo's threads may abort a process that ends in order
