"""Prints as JSON what TensorBoard reads from a folder of event files: TensorBoardTest compares.

    python tensorboard_values.py FOLDER
"""
import json
import sys

from tensorboard.backend.event_processing.event_accumulator import EventAccumulator
from tensorboard.util import tensor_util

everything = {"scalars": 0, "histograms": 0, "images": 0, "tensors": 0, "compressedHistograms": 0}
events = EventAccumulator(sys.argv[1], size_guidance=everything).Reload()
tags = events.Tags()


def number(value):
    return value if value == value and abs(value) != float("inf") else str(value)


values = {
    "scalars": {t: [[e.step, number(e.value)] for e in events.Scalars(t)] for t in tags["scalars"]},
    "histograms": {
        t: [
            [e.step, h.min, h.max, h.num, h.sum, h.sum_squares, h.bucket_limit, h.bucket]
            for e in events.Histograms(t)
            for h in [e.histogram_value]
        ]
        for t in tags["histograms"]
    },
    "images": {
        t: [[i.step, i.width, i.height] for i in events.Images(t)] for t in tags["images"]
    },
    "graph": [
        [n.name, n.op, list(n.input), [[d.size for d in s.dim] for s in n.attr["_output_shapes"].list.shape]]
        for n in (events.Graph().node if tags["graph"] else [])
    ],
    "texts": {
        t: [
            [e.step, [s.decode() for s in tensor_util.make_ndarray(e.tensor_proto).ravel()]]
            for e in events.Tensors(t)
        ]
        for t in tags["tensors"]
    },
}
json.dump(values, sys.stdout)
