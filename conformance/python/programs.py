"""Writes random programs and what PyTorch answers, for `obor conformance --programs`.

Usage: python conformance/python/programs.py COUNT SEED [--names FILE] [--first N] [--jobs N] [--serve] [--systematic]

One line of JSON for each operation used and for each program, as program_values.py says. The names of FILE are
the public names of Obor, such as "add" or "logSoftmax": only they are drawn. With --serve, programs without
results are read from the standard input instead, one a line, and answered: that is how failing ones are shrunk.
With --systematic they are not random: program_systematic.py says what they ask.
"""

import argparse
import json
import os
import sys
import warnings
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

try:
    import torch
except ImportError:
    sys.exit(f"programs: {sys.executable} has no torch; pip install torch==2.15.0 numpy expecttest")

CHUNK = 50


def present(names, table):
    """The entries whose Java name is there; conformance's names.txt says what mechanics does not."""
    from program_ops import camel

    def is_present(entry):
        *space, name = table.get(entry, table.get(entry.split("/")[0], entry.split("/")[0])).rsplit(".", 1)
        if space and space[0] in ("linalg", "fft"):
            return f"{space[0]}.{camel(name)}" in names
        return camel(name) in names and (not space or space[0] in ("special", "nn.functional"))

    return is_present


class Present:
    def __init__(self, test):
        self.test = test

    def __contains__(self, entry):
        return self.test(entry)


def make_ops(options):
    from program_ops import Ops

    torch.set_num_threads(1)
    torch.manual_seed = torch.default_generator.manual_seed  # the other one also tells devices that are not there
    torch.set_warn_always(True)
    warnings.simplefilter("ignore")
    # What a later PyTorch will refuse is not drawn: such a warning is raised.
    warnings.filterwarnings("error", ".*(deprecated and will result in an error|deprecated on 0-D)")
    if options.names is None:
        return Ops()
    names = set(Path(options.names).read_text().split())
    lines = (Path(__file__).parents[1] / "src/main/resources/dev/obor/conformance/names.txt").read_text().splitlines()
    table = dict(line.split()[:2] for line in lines if line and not line.startswith("#"))
    return Ops(Present(present(names, table)))


def line(record):
    return json.dumps(record, separators=(",", ":"))


OPS = {}


def chunk(job):
    from program_draw import draw

    first, count, options = job
    ops = OPS.setdefault("all", None) or make_ops(options)
    OPS["all"] = ops
    lines = []
    for number in range(first, first + count):
        reasons = []
        program = draw(ops, options.seed, number, reasons)
        program["redrawn"] = reasons
        used = sorted({s["op"] for s in program["steps"]})
        lines.append((used, line(program)))
    return [(line({"header": ops.table[e].header()}), e) for e in {e for u, _ in lines for e in u}], [text for _, text in lines]


def own_output():
    """Where the lines go: libraries of PyTorch's print to the standard output, which is the error output from now on."""
    out = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    return out


def serve(options):
    from program_judge import Redraw, answer

    out = own_output()
    ops = make_ops(options)
    for text in sys.stdin:
        program = json.loads(text)
        try:
            print(line(answer(ops, program)), flush=True, file=out)
        except Redraw as reason:
            print(line({"redraw": str(reason)}), flush=True, file=out)
        except Exception as reason:
            print(line({"redraw": f"{type(reason).__name__}: {reason}".splitlines()[0]}), flush=True, file=out)


def systematic(options):
    """The programs of program_systematic.py: about COUNT of them, whole operations, evenly from all; 0 for all."""
    from program_systematic import programs

    out, told = own_output(), set()
    ops = make_ops(options)
    entries = sorted(set(ops.drawn))
    each = 1 if options.count == 0 else max(1, len(entries) * 20 // options.count)
    for program in programs(ops, entries[options.seed % each :: each]):
        for entry in sorted({s["op"] for s in program["steps"]} - told):
            told.add(entry)
            print(line({"header": ops.table[entry].header()}), file=out)
        print(line(program), flush=True, file=out)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("count", type=int)
    parser.add_argument("seed", type=int)
    parser.add_argument("--names")
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--serve", action="store_true")
    parser.add_argument("--systematic", action="store_true")
    options = parser.parse_args()
    if options.systematic:
        return systematic(options)
    if options.serve:
        return serve(options)
    jobs = [(i, min(CHUNK, options.first + options.count - i), options)
            for i in range(options.first, options.first + options.count, CHUNK)]  # fmt: skip
    told = set()
    out = own_output()
    with ProcessPoolExecutor(options.jobs) as pool:  # which notices that a process of it has died
        for headers, lines in pool.map(chunk, jobs):
            for text, entry in headers:
                if entry not in told:
                    told.add(entry)
                    print(text, file=out)
            print("\n".join(lines), flush=True, file=out)


if __name__ == "__main__":
    main()
