package dev.obor.learn;

import dev.obor.Obor;
import dev.obor.Size;
import dev.obor.Tensor;
import dev.obor.base.RemovableHandle;
import dev.obor.nn.Buffer;
import dev.obor.nn.Module;
import dev.obor.nn.ModuleCall;
import dev.obor.nn.Parameter;
import dev.obor.profiler.Event;
import dev.obor.profiler.Profile;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Runs a model once and notes what each module makes.
final class SummaryRun {
    /// What is known of one module.
    private static final class Seen {
        final Deque<Integer> starts = new ArrayDeque<>();
        List<Size> outputs = List.of();
        long outputBytes;
        long multiplyAdds;
        int calls;
    }

    private final Map<Module, Seen> seen = new IdentityHashMap<>();
    private final Set<Tensor> counted = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Module> listed = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<Summary.Row> rows = new ArrayList<>();
    private long outputBytes;
    private long parameterBytes;
    private long trainableBytes;

    private SummaryRun() {}

    static Summary of(
            Module model,
            List<? extends @Nullable Object> inputs,
            Runnable call,
            Summary.Options options) {
        var run = new SummaryRun();
        List<Boolean> modes = model.modules().stream().map(Module::isTraining).toList();
        List<Module> modules = model.modules();
        model.train(options.training);
        long multiplyAdds;
        try (var _ = Obor.noGrad();
                var _ = Obor.forkRng()) {
            multiplyAdds = run.measure(modules, call);
        } finally {
            for (int i = 0; i < modules.size(); i++) {
                modules.get(i).train(modes.get(i)); // parents come first
            }
        }
        long[] own = run.list(model, "", 0);
        long inputBytes = 0;
        for (Object input : inputs) {
            inputBytes += input instanceof Tensor tensor ? bytes(tensor) : 0;
        }
        return new Summary(
                run.rows,
                new Summary.Totals(
                        own[0],
                        own[1],
                        multiplyAdds,
                        inputBytes,
                        run.outputBytes,
                        run.parameterBytes,
                        run.trainableBytes),
                options);
    }

    private long measure(List<Module> modules, Runnable call) {
        List<RemovableHandle> hooks = new ArrayList<>();
        var profile = new Profile();
        try (profile) {
            for (Module module : modules) {
                hooks.add(module.registerForwardPreHook((ModuleCall c) -> before(c, profile)));
                hooks.add(module.registerForwardHook((ModuleCall c) -> after(c, profile)));
            }
            call.run();
        } finally {
            hooks.forEach(RemovableHandle::remove);
        }
        return products(profile.events(), 0);
    }

    private void before(ModuleCall call, Profile profile) {
        seen.computeIfAbsent(call.module(), _ -> new Seen()).starts.push(profile.events().size());
    }

    private void after(ModuleCall call, Profile profile) {
        Seen of = seen.get(call.module());
        if (of == null || of.starts.isEmpty()) {
            return; // hooked while it ran
        }
        of.multiplyAdds += products(profile.events(), of.starts.pop());
        if (of.calls++ == 0) {
            of.outputs = call.outputs().stream().map(Tensor::shape).toList();
        }
        of.outputBytes += call.outputs().stream().mapToLong(SummaryRun::bytes).sum();
    }

    private static long products(List<Event> events, int from) {
        long sum = 0;
        for (Event event : events.subList(from, events.size())) {
            boolean product = event.kernel().equals("MatMul") || event.kernel().startsWith("Conv");
            sum += product ? event.multiplyAdds() : 0;
        }
        return sum;
    }

    /// Lists a module and those below it.
    ///
    /// @return its parameters, and the trainable ones among them
    private long[] list(Module module, String path, int depth) {
        Map<String, Module> below = module.namedChildren();
        Seen of = seen.getOrDefault(module, new Seen());
        int place = rows.size();
        long[] own = own(module);
        boolean again = !listed.add(module);
        rows.add(row(module, path, depth, of, own, below.isEmpty()));
        if (again) {
            return own;
        }
        if (below.isEmpty()) {
            outputBytes += of.outputBytes;
        }
        below.forEach((name, child) -> {
            long[] more = list(child, path.isEmpty() ? name : path + "." + name, depth + 1);
            own[0] += more[0];
            own[1] += more[1];
        });
        rows.set(place, row(module, path, depth, of, own, below.isEmpty()));
        return own;
    }

    private static Summary.Row row(
            Module module, String path, int depth, Seen of, long[] own, boolean leaf) {
        return new Summary.Row(
                path,
                type(module),
                depth,
                of.outputs,
                of.calls,
                own[0],
                own[1],
                of.multiplyAdds,
                leaf);
    }

    private long[] own(Module module) {
        long all = 0;
        long trainable = 0;
        for (Parameter parameter : module.parameters(false)) {
            if (counted.add(parameter)) {
                all += parameter.numel();
                parameterBytes += bytes(parameter);
                trainable += parameter.requiresGrad() ? parameter.numel() : 0;
                trainableBytes += parameter.requiresGrad() ? bytes(parameter) : 0;
            }
        }
        for (Buffer buffer : module.buffers(false)) {
            parameterBytes += bytes(buffer);
        }
        return new long[] {all, trainable};
    }

    private static String type(Module module) {
        String text = module.toString();
        int end = text.indexOf('(');
        return end < 0 ? text : text.substring(0, end);
    }

    private static long bytes(Tensor tensor) {
        return tensor.numel() * tensor.dtype().itemSize();
    }
}
