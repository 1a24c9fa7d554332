package dev.obor.distributed;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.autograd.Autograd;
import dev.obor.autograd.Node;
import dev.obor.base.DType;
import dev.obor.base.StateError;
import dev.obor.nn.Parameter;
import dev.obor.op.Recording;
import dev.obor.op.TensorAccess;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Averages gradients over the ranks, in buckets, while the backward pass goes on.
///
/// A bucket is sent when its last gradient has arrived and all buckets before it were sent, so that
/// all ranks send in the same order. The hook that completes the last bucket waits for all and
/// writes the means where the gradients are.
///
/// Source: Li et al., "PyTorch distributed: experiences on accelerating data parallel training",
/// 2020.
final class Reducer {
    private static final long FIRST_BUCKET = 1 << 20;

    private enum State {
        /// No call of the model waits for its gradients.
        IDLE,
        /// Gradients are sent.
        SENDS,
        /// Gradients add up in this rank.
        STAYS
    }

    private static final class Bucket {
        final int number;
        final List<Slot> slots = new ArrayList<>();
        Tensor flat = Obor.zeros(0);
        int waiting;
        @Nullable Work work;

        Bucket(int number) {
            this.number = number;
        }

        long numel() {
            return slots.stream().mapToLong(s -> s.parameter.numel()).sum();
        }

        String site() {
            return "DistributedDataParallel, bucket "
                    + number
                    + " from "
                    + slots.getFirst().name
                    + " to "
                    + slots.getLast().name;
        }
    }

    private static final class Slot {
        final String name;
        final Parameter parameter;
        final Bucket bucket;
        Tensor part = Obor.zeros(0);
        boolean ready;
        boolean used;

        Slot(String name, Parameter parameter, Bucket bucket) {
            this.name = name;
            this.parameter = parameter;
            this.bucket = bucket;
        }
    }

    private final ProcessGroup group;
    private final List<Bucket> buckets = new ArrayList<>();
    private final List<Slot> slots = new ArrayList<>();
    private final Tensor used;
    private final List<Slot> unused = new ArrayList<>();
    private State state = State.IDLE;
    private boolean mayBeUnused;
    private double factor = 1;
    private int next;

    Reducer(Map<String, Parameter> parameters, ProcessGroup group, long most) {
        this.group = group;
        List<Map.Entry<String, Parameter>> reversed = new ArrayList<>(parameters.entrySet());
        Collections.reverse(reversed);
        Map<DType, Bucket> open = new EnumMap<>(DType.class);
        for (var entry : reversed) {
            Parameter p = entry.getValue();
            if (!p.requiresGrad()) {
                continue;
            }
            Bucket bucket = open.get(p.dtype());
            long limit = bucket != null && bucket.number == 0 ? Math.min(FIRST_BUCKET, most) : most;
            long size = bucket == null ? 0 : bucket.numel() * p.dtype().itemSize();
            if (bucket == null || size > 0 && size + p.numel() * p.dtype().itemSize() > limit) {
                bucket = new Bucket(buckets.size());
                buckets.add(bucket);
                open.put(p.dtype(), bucket);
            }
            Slot slot = new Slot(entry.getKey(), p, bucket);
            bucket.slots.add(slot);
            slots.add(slot);
        }
        for (Bucket bucket : buckets) {
            bucket.flat = Obor.zeros(bucket.slots.getFirst().parameter.dtype(), bucket.numel());
            long at = 0;
            for (Slot slot : bucket.slots) {
                Parameter p = slot.parameter;
                slot.part = bucket.flat.narrow(0, at, p.numel()).view(p.shape().toArray());
                at += p.numel();
                p.registerPostAccumulateGradHook(_ -> arrived(slot));
            }
        }
        used = Obor.zeros(DType.INT32, slots.size());
    }

    /// The sizes of the buckets, in the order in which they are sent.
    List<Long> bucketBytes() {
        return buckets.stream().map(b -> b.numel() * b.flat.dtype().itemSize()).toList();
    }

    /// The gradients of a call stay in this rank.
    void stay() {
        state = State.STAYS;
    }

    /// Sets what this rank's gradients are multiplied with.
    void factor(double value) {
        factor = value;
    }

    /// Refuses a call while gradients of the one before are missing.
    void checkFinished() {
        if (state != State.SENDS || slots.stream().noneMatch(s -> s.ready)) {
            return; // nothing was differentiated: a call for its result alone
        }
        List<String> missing =
                slots.stream().filter(s -> !s.ready).map(s -> s.name).limit(10).toList();
        throw new StateError(
                "Expected to have finished reduction in the prior iteration before starting a new"
                        + " one. Parameters without a gradient in rank "
                        + group.rank()
                        + ": "
                        + missing,
                "Where a part of the model has no part in the loss, set findUnusedParameters(true),"
                        + " and return from forward all that the loss is made of.");
    }

    /// Waits for the gradients of a call.
    ///
    /// @param outputs what is differentiated, to find what has no part in it; null if all have
    void prepare(@Nullable List<Tensor> outputs) {
        state = State.SENDS;
        mayBeUnused = outputs != null;
        unused.clear();
        next = 0;
        for (Bucket bucket : buckets) {
            bucket.waiting = bucket.slots.size();
            bucket.work = null;
        }
        Set<Node> reached = outputs == null ? Set.of() : reached(outputs);
        for (Slot slot : slots) {
            slot.ready = false;
            slot.used = false;
        }
        if (outputs == null) {
            return;
        }
        for (Slot slot : slots) {
            Node accumulator = TensorAccess.meta(slot.parameter).accumulator;
            if (accumulator == null || !reached.contains(accumulator)) {
                unused.add(slot);
            }
        }
    }

    private static Set<Node> reached(List<Tensor> outputs) {
        Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        ArrayDeque<Node> todo = new ArrayDeque<>();
        for (Tensor output : outputs) {
            Node node = output.requiresGrad() ? Node.of(output) : null;
            if (node != null && seen.add(node)) {
                todo.push(node);
            }
        }
        while (!todo.isEmpty()) {
            for (Node node : todo.pop().nextFunctions()) {
                if (node != null && seen.add(node)) {
                    todo.push(node);
                }
            }
        }
        return seen;
    }

    /// Takes part with zeros in what the others send.
    ///
    /// @param anyUnused whether the others look for parameters that none uses
    void joinWithZeros(boolean anyUnused) {
        prepare(null);
        mayBeUnused = anyUnused;
        for (Slot slot : slots) {
            zero(slot);
        }
        for (Slot slot : slots) {
            ready(slot);
        }
    }

    private static void zero(Slot slot) {
        try (var _ = Autograd.noGrad()) {
            slot.part.zero_();
        }
    }

    private void arrived(Slot slot) {
        if (state == State.STAYS) {
            return;
        }
        if (state == State.IDLE || slot.ready) {
            throw new StateError(
                    "Expected to mark a variable ready only once: parameter "
                            + slot.name
                            + " got a second gradient after one call of the model",
                    "Call backward() once for each call of the model, or accumulate under noSync().");
        }
        List<Slot> without = List.copyOf(unused);
        unused.clear();
        without.forEach(s -> {
            zero(s);
            ready(s);
        });
        if (slot.ready) {
            throw new StateError(
                    "parameter "
                            + slot.name
                            + " got a gradient although it has no part in what"
                            + " forward returned",
                    "Return from forward all that the loss is made of.");
        }
        Tensor grad = TensorAccess.meta(slot.parameter).grad;
        if (grad == null) {
            throw new AssertionError(slot.name);
        }
        try (var _ = Autograd.noGrad()) {
            slot.part.copy_(grad.detach());
            if (factor != 1) {
                slot.part.mul_(factor);
            }
        }
        slot.used = true;
        ready(slot);
    }

    private void ready(Slot slot) {
        slot.ready = true;
        slot.bucket.waiting--;
        while (next < buckets.size() && buckets.get(next).waiting == 0) {
            Bucket bucket = buckets.get(next++);
            // A captured step sends each time, where its backward pass has come as far as now.
            if (!Recording.host(bucket, () -> send(bucket))) {
                send(bucket);
            }
        }
        if (next == buckets.size()) {
            finish();
        }
    }

    private void send(Bucket bucket) {
        bucket.work = group.allReduce(bucket.flat, bucket.site(), o -> o.asyncOp(true));
    }

    private void awaitAll() {
        for (Bucket bucket : buckets) {
            Work work = bucket.work;
            if (work != null) {
                work.await();
            }
        }
    }

    private void finish() {
        state = State.IDLE;
        boolean[] anywhere = usedAnywhere();
        if (!Recording.host(this, this::awaitAll)) {
            awaitAll();
        }
        try (var _ = Autograd.noGrad()) {
            for (int i = 0; i < anywhere.length; i++) {
                if (!anywhere[i]) {
                    continue; // no rank has a gradient: what is there stays
                }
                Slot slot = slots.get(i);
                Tensor grad = TensorAccess.meta(slot.parameter).grad;
                if (grad == null) {
                    slot.parameter.setGrad(slot.part.clone());
                } else {
                    grad.detach().copy_(slot.part);
                }
            }
        }
    }

    /// Which parameters have a gradient in any rank.
    private boolean[] usedAnywhere() {
        boolean[] result = new boolean[slots.size()];
        if (!mayBeUnused) {
            Arrays.fill(result, true);
            return result;
        }
        int[] mine = new int[slots.size()];
        for (int i = 0; i < mine.length; i++) {
            mine[i] = slots.get(i).used ? 1 : 0;
        }
        try (var _ = Autograd.noGrad()) {
            used.copy_(Obor.tensor(mine));
            group.allReduce(used, "DistributedDataParallel, unused parameters", o -> {});
        }
        long[] all = used.toLongArray();
        for (int i = 0; i < result.length; i++) {
            result[i] = all[i] > 0;
        }
        return result;
    }
}
