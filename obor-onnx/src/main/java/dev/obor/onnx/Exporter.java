package dev.obor.onnx;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.autograd.Autograd;
import dev.obor.base.FileError;
import dev.obor.base.FileWriting;
import dev.obor.base.StateError;
import dev.obor.base.ValueError;
import dev.obor.nn.Module;
import dev.obor.nn.ModuleTrace;
import dev.obor.onnx.format.ElementKind;
import dev.obor.onnx.format.Elements;
import dev.obor.onnx.format.GraphWriter;
import dev.obor.onnx.format.Message;
import dev.obor.onnx.lower.Graph;
import dev.obor.trace.Trace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Traces a model and writes its file.
final class Exporter {
    private final Module model;
    private final Function<List<Tensor>, ?> call;
    private final ExportOptions options;

    Exporter(Module model, Function<List<Tensor>, ?> call, ExportOptions options) {
        this.model = model;
        this.call = call;
        this.options = options;
    }

    void write(Path file, List<Tensor> inputs) {
        if (inputs.isEmpty()) {
            throw new ValueError("a model without inputs cannot be exported");
        }
        model.modules().stream()
                .filter(Module::isTraining)
                .filter(m -> m != model || m.children().isEmpty())
                .findFirst()
                .ifPresent(m -> {
                    throw new StateError(
                            "ONNX export: " + m + " is in training mode",
                            "Call eval() on the model first.");
                });
        List<String> names = new ArrayList<>(options.inputNames);
        for (int i = names.size(); i < inputs.size(); i++) {
            names.add("input_" + i);
        }
        if (names.size() > inputs.size()) {
            throw new ValueError(names.size() + " input names for " + inputs.size() + " inputs");
        }
        List<Trace> traces = new ArrayList<>();
        long[] batches = {1, 1, 1};
        if (options.dynamicBatch) {
            batches = batches(inputs);
            for (long batch : batches) {
                traces.add(trace(names, resized(inputs, batch)));
            }
        } else {
            // With other elements a tensor that only looks like a constant is found.
            for (int i = 0; i < batches.length; i++) {
                traces.add(trace(names, others(inputs, i)));
            }
        }
        GraphWriter graph = Graph.of(traces, batches, options.opset, names, options.outputNames);
        save(file, graph);
    }

    private static List<Tensor> others(List<Tensor> inputs, int i) {
        return inputs.stream()
                .map(t -> t.isFloatingPoint() && i > 0 ? t.detach().mul(1.0 / (i + 1)) : t)
                .toList();
    }

    /// Sizes at which nothing is broadcast by chance, as a batch of one would be.
    private static long[] batches(List<Tensor> inputs) {
        for (Tensor input : inputs) {
            if (input.dim() == 0 || input.size(0) != inputs.getFirst().size(0)) {
                throw new ValueError(
                        "dynamicBatch() needs inputs whose first dimension is the batch, but they"
                                + " have the shapes "
                                + inputs.stream().map(t -> t.shape().toList()).toList());
            }
        }
        long given = Math.max(inputs.getFirst().size(0), 2);
        return new long[] {given, given + 1, given + 3};
    }

    private static List<Tensor> resized(List<Tensor> inputs, long batch) {
        if (inputs.getFirst().size(0) == 0) {
            throw new ValueError("the example inputs are empty");
        }
        return inputs.stream()
                .map(t -> {
                    Tensor places = Obor.arange(batch).remainder(t.size(0));
                    return t.detach().indexSelect(0, places);
                })
                .toList();
    }

    private Trace trace(List<String> names, List<Tensor> inputs) {
        Map<String, Tensor> named = new LinkedHashMap<>();
        for (int i = 0; i < inputs.size(); i++) {
            named.put(names.get(i), inputs.get(i).detach());
        }
        List<Tensor> given = List.copyOf(named.values());
        return Autograd.noGrad(() -> ModuleTrace.of(model, named, () -> call.apply(given), true));
    }

    private void save(Path file, GraphWriter graph) {
        long bytes = 0;
        for (Tensor t : graph.initializers().values()) {
            bytes += t.numel() * ElementKind.of(t.dtype()).width();
        }
        String name = String.valueOf(file.getFileName());
        Map<String, Message> external = new LinkedHashMap<>();
        Map<Path, FileWriting.Content> files = new LinkedHashMap<>();
        try {
            if (bytes >= options.externalDataOver) {
                Path data = file.resolveSibling(name + ".data");
                long at = 0;
                List<Tensor> moved = new ArrayList<>();
                for (Map.Entry<String, Tensor> e : graph.initializers().entrySet()) {
                    Tensor t = e.getValue();
                    long length = t.numel() * ElementKind.of(t.dtype()).width();
                    if (length >= 1024) {
                        external.put(e.getKey(), place(name + ".data", at, length));
                        moved.add(t);
                        at += length;
                    }
                }
                files.put(
                        data,
                        out -> {
                            for (Tensor t : moved) {
                                out.write(Elements.of(t));
                            }
                        });
            }
            Message content =
                    graph.model(options.opset, model.getClass().getSimpleName(), external);
            files.put(file, content::writeTo);
            FileWriting.LOCAL.replaceAll(files);
        } catch (IOException e) {
            throw FileError.writing(file, e);
        }
    }

    private static Message place(String file, long offset, long length) {
        return new Message()
                .nested(13, entry("location", file))
                .nested(13, entry("offset", Long.toString(offset)))
                .nested(13, entry("length", Long.toString(length)))
                .number(14, 1);
    }

    private static Message entry(String key, String value) {
        return new Message().text(1, key).text(2, value);
    }
}
