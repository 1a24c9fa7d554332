"""Writes PyTorch's own test cases as data that Obor reads.

Usage: python conformance/python/generate.py FOLDER [--subset [--complex]] [--filter NAME ...] [--dtype D ...] [--jobs N]
                                             [--seed S] [--reference]

Made with PyTorch 2.15. The cases come from `op_db`, `module_db` and `optim_db` of torch.testing._internal,
which are imported and never copied. FOLDER receives, for each entry, a side-car `<entry>.jsonl` and its
tensors `<entry>.safetensors` in the subfolder `ops`, `modules` or `optimizers`; with --subset, few small
cases of every entry in one compressed pair of files for each kind, and none of derived.py. fixtures.py says
how values are written. A line without "arguments" says under "unsupported" or "refused" why there is nothing
to compare.
"""

import argparse
import json
import multiprocessing
import os
import sys
import warnings
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

try:
    import torch
except ImportError:
    sys.exit(f"generate: {sys.executable} has no torch; pip install torch==2.15.0 numpy expecttest")

VERSION = "2.15"
DTYPES = [
    "float32", "float64", "bfloat16", "int64", "bool", "float16", "int32", "int16", "int8", "uint8",
    "complex64", "complex128",
    "error", "derived", "layout", "mixed", "inplace", "refused",
]  # fmt: skip


def safe(name):
    return name.replace("/", "~")


def kinds():
    import module_cases
    import op_cases
    import optim_cases

    return {"ops": op_cases, "modules": module_cases, "optimizers": optim_cases}


def one(job):
    kind, index, options = job
    torch.set_num_threads(1)
    warnings.simplefilter("ignore")
    from fixtures import Store, packed, save

    module = kinds()[kind]
    item = module.entries(options.filter)[index]
    store = Store(f"{'c' if options.complex else ''}{index}." if options.subset else "")
    real = options.complex and module.entry_name(item) in module.REAL_ONLY
    lines = [] if real else module.entry(item, store, options, options.subset)
    if options.complex:
        lines = small(lines, packed(store))
    if options.subset:
        return kind, lines, packed(store)
    save(packed(store), lines, options.folder / kind / (safe(module.entry_name(item)) + ".x"))
    return kind, len(lines), {}


def small(lines, data):
    """Without cases of much memory, unless an entry has no other."""

    def names(value):
        if isinstance(value, dict):
            return [value["t"]] if "t" in value else [n for v in value.values() for n in names(v)]
        return [n for v in value for n in names(v)] if isinstance(value, list) else []

    sizes = [sum(len(data[n][2]) for n in set(names(line))) for line in lines]
    least = min(sizes[1:], default=0)
    return [line for line, size in zip(lines, sizes) if size <= max(3000, least)]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--subset", action="store_true")
    parser.add_argument("--complex", action="store_true", help="with --subset: complex dtypes only, in files of their own")
    parser.add_argument("--filter", nargs="*", default=[])
    parser.add_argument("--dtype", nargs="*", default=DTYPES)
    parser.add_argument("--kind", nargs="*", default=["ops", "modules", "optimizers"])
    parser.add_argument("--samples", type=int, default=4)
    parser.add_argument("--elements", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--reference", action="store_true")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    options = parser.parse_args()
    options.elements = options.elements or (40 if options.complex else 128 if options.subset else 1_000_000)
    if options.subset and options.complex:
        options.dtype, options.kind = ["complex64", "complex128"], ["ops"]
    elif options.subset:
        options.dtype = [d for d in options.dtype if not d.startswith("complex")]
    if options.reference:
        options.dtype = [*options.dtype, "reference"]
    if not torch.__version__.startswith(VERSION):
        sys.exit(f"generate: needs torch {VERSION}, found {torch.__version__}; pip install torch=={VERSION}.0")
    from fixtures import save

    jobs = [
        (kind, i, options) for kind, m in kinds().items() if kind in options.kind for i in range(len(m.entries(options.filter)))
    ]
    texts = {kind: ([], {}) for kind in options.kind}
    cases = 0
    with multiprocessing.Pool(options.jobs, maxtasksperchild=250) as pool:
        for done, (kind, lines, data) in enumerate(pool.imap(one, jobs, chunksize=1), 1):
            if options.subset:
                texts[kind][0].extend(lines if len(lines) > 1 or not options.complex else [])
                used = json.dumps(lines)
                texts[kind][1].update({n: d for n, d in data.items() if not options.complex or f'"{n}"' in used})
                cases += len(lines) - 1
            else:
                cases += lines - 1
            if done % 100 == 0:
                print(done, "of", len(jobs), "entries", flush=True)
    if options.subset:
        for kind, (lines, data) in texts.items():
            save(data, lines, options.folder / (kind + ("-complex" if options.complex else "") + ".x"), compress=True)
    else:
        (options.folder / "complete").write_text(f"torch {torch.__version__}\n")
    print(cases, "cases of", len(jobs), "entries")


if __name__ == "__main__":
    main()
