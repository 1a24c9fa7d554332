"""Small ONNX models with the operators If, Loop and Scan, as PyTorch's two exporters write them.

    python control.py FILE

needs torch, onnx, onnxscript and onnxruntime. FILE is an archive with NAME.onnx, NAME.npz (inputs and what ONNX Runtime
computes of them); `ControlFlowTest` reads it.
"""

import io
import os
import sys
import tempfile
import warnings
import zipfile

import numpy as np
import onnx
import onnxruntime as ort
import torch
from onnx import TensorProto, helper
from torch import nn

warnings.filterwarnings("ignore")


class While(nn.Module):
    """Turns until the sum is large."""

    def __init__(self):
        super().__init__()
        self.linear = nn.Linear(3, 3)

    def forward(self, x):
        def goes_on(n, x):
            return (x.abs().sum() < 40) & (n < 9)

        def turn(n, x):
            return n + 1, x + torch.tanh(self.linear(x)) + 1

        return torch.while_loop(goes_on, turn, (torch.tensor(0), x))


class Scanned(nn.Module):
    """A recurrent network of its own."""

    def __init__(self):
        super().__init__()
        self.cell = nn.Linear(5, 3)

    def forward(self, x):
        from torch._higher_order_ops.scan import scan

        def step(h, part):
            h = torch.tanh(self.cell(torch.cat([h, part], -1)))
            return h, h * 2

        return scan(step, torch.zeros(4, 3), x, dim=0)


class Chosen(nn.Module):
    def forward(self, x):
        return torch.cond(x.sum() > 0, lambda x: x.exp(), lambda x: x * 2, (x,))


class Scripted(nn.Module):
    """A loop over rows that torch.jit.script keeps."""

    def __init__(self):
        super().__init__()
        self.linear = nn.Linear(3, 3)

    def forward(self, x, n: int):
        h = torch.zeros(3)
        for i in range(n):
            if i % 2 == 0:
                h = torch.tanh(self.linear(h + x[i]))
            else:
                h = h - x[i]
        return h


def collected():
    """A loop that collects what it computes, with no turn for 0; made by hand."""
    body = helper.make_graph(
        [helper.make_node("Add", ["state", "one"], ["next"]), helper.make_node("Identity", ["c"], ["on"]),
         helper.make_node("Mul", ["next", "next"], ["square"])],
        "body",
        [helper.make_tensor_value_info("i", TensorProto.INT64, []), helper.make_tensor_value_info("c", TensorProto.BOOL, []),
         helper.make_tensor_value_info("state", TensorProto.FLOAT, [2])],
        [helper.make_tensor_value_info("on", TensorProto.BOOL, []), helper.make_tensor_value_info("next", TensorProto.FLOAT, [2]),
         helper.make_tensor_value_info("square", TensorProto.FLOAT, [2])],
        [helper.make_tensor("one", TensorProto.FLOAT, [1], [1.0])])
    graph = helper.make_graph(
        [helper.make_node("Loop", ["n", "", "x"], ["last", "all"], body=body)], "g",
        [helper.make_tensor_value_info("x", TensorProto.FLOAT, [2]), helper.make_tensor_value_info("n", TensorProto.INT64, [])],
        [helper.make_tensor_value_info("last", TensorProto.FLOAT, [2]), helper.make_tensor_value_info("all", TensorProto.FLOAT, ["k", 2])])
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 21)], ir_version=10)


def backwards():
    """A scan from the end along another dimension; made by hand."""
    body = helper.make_graph(
        [helper.make_node("Add", ["state", "part"], ["next"]), helper.make_node("Identity", ["next"], ["seen"])], "body",
        [helper.make_tensor_value_info("state", TensorProto.FLOAT, [2]), helper.make_tensor_value_info("part", TensorProto.FLOAT, [2])],
        [helper.make_tensor_value_info("next", TensorProto.FLOAT, [2]), helper.make_tensor_value_info("seen", TensorProto.FLOAT, [2])])
    graph = helper.make_graph(
        [helper.make_node("Scan", ["h", "x"], ["last", "all"], body=body, num_scan_inputs=1, scan_input_axes=[1],
                          scan_input_directions=[1], scan_output_axes=[-1], scan_output_directions=[1])], "g",
        [helper.make_tensor_value_info("h", TensorProto.FLOAT, [2]), helper.make_tensor_value_info("x", TensorProto.FLOAT, [2, 5])],
        [helper.make_tensor_value_info("last", TensorProto.FLOAT, [2]), helper.make_tensor_value_info("all", TensorProto.FLOAT, [2, 5])])
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 21)], ir_version=10)


def main():
    torch.manual_seed(3)
    f32 = lambda *shape: np.random.RandomState(1).randn(*shape).astype(np.float32)
    with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(sys.argv[1], "w", zipfile.ZIP_DEFLATED) as archive:
        models = {
            "while": (While(), [f32(2, 3)], [[f32(2, 3)], [10 * f32(2, 3) + 40]]),
            "scan": (Scanned(), [f32(6, 4, 2)], [[f32(6, 4, 2)]]),
            "cond": (Chosen(), [f32(4)], [[np.abs(f32(4))], [-np.abs(f32(4))]]),
        }
        for name, (model, example, inputs) in models.items():
            for optimized in (True, False):
                path = os.path.join(folder, "m.onnx")
                torch.onnx.export(model.eval(), tuple(map(torch.from_numpy, example)), path, dynamo=True, verbose=False,
                                  optimize=optimized, external_data=False)
                write(archive, name + ("" if optimized else "-plain"), onnx.load(path), inputs)
        path = os.path.join(folder, "m.onnx")
        torch.onnx.export(torch.jit.script(Scripted()), (torch.from_numpy(f32(4, 3)), 4), path, dynamo=False,
                          input_names=["x", "n"], dynamic_axes={"x": {0: "rows"}})
        write(archive, "scripted", onnx.load(path), [[f32(4, 3), np.array(4)], [f32(7, 3), np.array(7)], [f32(7, 3), np.array(0)]])
        write(archive, "collected", collected(), [[f32(2), np.array(3)], [f32(2), np.array(0)]])
        write(archive, "backwards", backwards(), [[f32(2), f32(2, 5)]])


def write(archive, name, model, inputs):
    for node in model.graph.node:
        node.doc_string = ""
        node.ClearField("metadata_props")
    session = ort.InferenceSession(model.SerializeToString())
    values = {}
    for i, given in enumerate(inputs):
        out = session.run(None, {p.name: v for p, v in zip(session.get_inputs(), given)})
        values.update({f"{i}in{k}": np.asarray(v) for k, v in enumerate(given)})
        values.update({f"{i}out{k}": v for k, v in enumerate(out)})
    archive.writestr(name + ".onnx", model.SerializeToString())
    packed = io.BytesIO()
    np.savez_compressed(packed, **values)
    archive.writestr(name + ".npz", packed.getvalue())
    kinds = sorted({n.op_type for n in model.graph.node})
    print(name, len(model.SerializeToString()), kinds, "functions", len(model.functions), flush=True)


main()
