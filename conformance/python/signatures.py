"""Writes the optional arguments of PyTorch's functions and classes that docs/coverage.md counts as present.

    python conformance/python/signatures.py docs/coverage.md core/src/test/resources/dev/obor/architecture/optional.txt

A line is PyTorch's name, ours, and each optional argument with its default, in PyTorch's order.
"""

import importlib
import inspect
import re
import sys
from collections import defaultdict

import torch
import torch.nn.functional

NO_DEFAULT = object()


def schemas():
    """The declarations of what is written in C++, by name."""
    found = defaultdict(list)
    for schema in torch._C._jit_get_all_schemas():
        arguments = schema.arguments
        usual = not any(a.is_out or a.name == "out" or "Dimname" in str(a.type) for a in arguments)
        if schema.name.startswith("aten::") and usual and schema.returns:
            found[schema.name[len("aten::"):]].append(schema)
    return found


def resolve(name):
    value = torch
    parts = name.split(".")
    for i, part in enumerate(parts[1:], 1):
        if not hasattr(value, part):
            try:
                importlib.import_module(".".join(parts[: i + 1]))
            except ImportError:
                return None
        value = getattr(value, part, None)
    return value


def python_arguments(value):
    """The arguments of a function or class written in Python; None for others."""
    try:
        parameters = inspect.signature(value).parameters.values()
    except (TypeError, ValueError):
        return None
    if [p.name for p in parameters] == ["args", "kwargs"]:
        return None
    return [(p.name, NO_DEFAULT if p.default is p.empty else p.default) for p in parameters]


def declared_arguments(name, declared):
    """The arguments of all overloads of a function written in C++."""
    last = name.rsplit(".", 1)[-1]
    prefix = next((p + "_" for p in ("linalg", "special", "fft") if f".{p}." in name), "")
    found = {}
    for schema in declared.get(prefix + last, []):
        for a in schema.arguments:
            default = a.default_value if a.has_default_value() else NO_DEFAULT
            if a.name == "stable":  # its overload has no default for it, the documentation does
                default = False
            if found.get(a.name, NO_DEFAULT) is NO_DEFAULT:
                found[a.name] = default
    return list(found.items())


def arguments(name, declared):
    value = resolve(name)
    if not callable(value):
        return []
    found = python_arguments(value)
    if found is None and hasattr(torch.nn.functional, name.rsplit(".", 1)[-1] + "_with_indices"):
        found = python_arguments(resolve(name + "_with_indices"))
    return declared_arguments(name, declared) if found is None else found


def text(default):
    if isinstance(default, (bool, int, float, type(None))):
        return repr(default)
    if isinstance(default, str):
        return default
    if isinstance(default, (list, tuple)):
        return "[" + ",".join(text(d) for d in default) + "]"
    return "..."


def main(coverage, target):
    declared = schemas()
    lines = []
    with open(coverage, encoding="utf-8") as rows:
        for row in rows:
            match = re.match(r"\| `\*?(torch\.[\w.]+)` \| (?:done|partly) \| `([\w.]+)`", row)
            if match:
                name, ours = match.groups()
                optional = [
                    f"{n}={text(d)}"
                    for n, d in arguments(name, declared)
                    if d is not NO_DEFAULT and not n.startswith("_")
                ]
                lines.append(" ".join([name, ours, *optional]))
    with open(target, "w", encoding="utf-8") as out:
        out.write(f"# Made by conformance/python/signatures.py with PyTorch {torch.__version__.split('+')[0]}.\n")
        out.write("\n".join(dict.fromkeys(lines)) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
