"""One reading or writing of a large file, for FilesBench: files.py load|save safetensors|pt FILE."""

import os
import sys
import time

import torch

torch.set_num_threads(1)
action, kind, file = sys.argv[1:4]


def peak():
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) // 1024 for line in status if line.startswith("VmHWM"))


def load():
    if kind == "pt":
        return torch.load(file, mmap=False)
    from safetensors.torch import load_file
    return {key: value.clone() for key, value in load_file(file).items()}


def save(state, to):
    if kind == "pt":
        with open(to, "wb") as out:
            torch.save(state, out)
            out.flush()
            os.fsync(out.fileno())
        return
    from safetensors.torch import save_file
    save_file(state, to)
    handle = os.open(to, os.O_RDONLY)
    os.fsync(handle)
    os.close(handle)


before = peak()
state = load() if action == "save" else None
wall, processor = time.perf_counter(), time.process_time()
if action == "save":
    save(state, file + ".python")
else:
    state = load()
    sum(value.sum().item() for value in state.values())
print(time.perf_counter() - wall, time.process_time() - processor, peak() - before)
if action == "save":
    os.remove(file + ".python")
