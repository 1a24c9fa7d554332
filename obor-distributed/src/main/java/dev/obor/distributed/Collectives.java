package dev.obor.distributed;

import dev.obor.Tensor;
import dev.obor.autograd.Autograd;
import dev.obor.backend.View;
import dev.obor.base.DType;
import dev.obor.op.TensorAccess;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/// How the ranks exchange elements, step by step; runs on the group's own thread.
///
/// Large tensors are reduced around a ring, in which each rank adds up one part and hands it on, so
/// that every rank sends and receives twice the tensor at most (Patarasu and Yuan, "Bandwidth
/// optimal all-reduce algorithms for clusters of workstations", 2009). Small ones go to and fro
/// between pairs at doubling distances, in as few messages as can be. Both give all ranks the same
/// bits, and the same in every run with as many ranks.
final class Collectives {
    /// Up to so many bytes the number of messages counts, and above their size.
    static final int SMALL = 1 << 14;

    private final int rank;
    private final @Nullable Wire[] wires;
    private final ExecutorService sender;
    private final Map<DType, Elements> incoming = new EnumMap<>(DType.class);
    private final Map<DType, Elements> outgoing = new EnumMap<>(DType.class);
    private volatile int waitsFor = -1;

    /// @param sender a single thread that sends what does not fit into the buffers below
    Collectives(int rank, @Nullable Wire[] wires, ExecutorService sender) {
        this.rank = rank;
        this.wires = wires;
        this.sender = sender;
    }

    /// The rank that is waited for, or -1.
    int waitsFor() {
        return waitsFor;
    }

    private int size() {
        return wires.length;
    }

    private Wire wire(int peer) {
        Wire wire = wires[peer];
        if (wire == null) {
            throw new AssertionError(peer);
        }
        return wire;
    }

    /// What is sent and received: the elements of a contiguous tensor one after the other.
    private final class Flat {
        final Call call;
        final Tensor tensor;
        final View view;
        final Elements in;
        final Elements out;
        final int parts;

        Flat(Call call, Tensor all) {
            this.call = call;
            View v = TensorAccess.view(all);
            View real = v.dtype().isComplex() ? v.real() : v;
            parts = v.dtype().isComplex() ? 2 : 1;
            long n = v.numel() * parts;
            view = real.with(real.offset(), new long[] {n}, new long[] {1});
            tensor = TensorAccess.wrap(view);
            in = incoming.computeIfAbsent(view.dtype(), Collectives::scratch);
            out = outgoing.computeIfAbsent(view.dtype(), Collectives::scratch);
        }

        long numel() {
            return view.numel();
        }

        long bytes() {
            return numel() * view.dtype().itemSize();
        }

        void send(int to, int step, long first, long count) throws Wire.Broken {
            wire(to).send(call, step, view, first, count, out);
        }

        void receive(int from, int step, long first, long count, @Nullable ReduceOp op)
                throws Wire.Broken {
            waitsFor = from;
            wire(from).receive(call, step, view, first, count, in, op, tensor);
            waitsFor = -1;
        }

        /// Sends and receives at the same time.
        void exchange(
                int to,
                long first,
                long count,
                int from,
                long at,
                long length,
                int step,
                @Nullable ReduceOp op)
                throws Wire.Broken {
            if (count * view.dtype().itemSize() <= SMALL) {
                send(to, step, first, count);
                receive(from, step, at, length, op);
                return;
            }
            Future<?> sent =
                    sender.submit(() -> {
                        send(to, step, first, count);
                        return null;
                    });
            receive(from, step, at, length, op);
            waitsFor = to;
            finish(sent);
            waitsFor = -1;
        }
    }

    private static Elements scratch(DType dtype) {
        return new Elements(dtype, Wire.CHUNK / dtype.itemSize());
    }

    private static void finish(Future<?> sent) throws Wire.Broken {
        try {
            sent.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Wire.Broken broken) {
                throw broken;
            }
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Wire.Broken("A rank was interrupted while it was sending.");
        }
    }

    /// Every rank gets the reduction of what all have, in place.
    void allReduce(Call call, Tensor all, ReduceOp op) throws Wire.Broken {
        Flat flat = new Flat(call, all);
        try (var _ = Autograd.noGrad()) {
            boolean ordered = op == ReduceOp.MIN || op == ReduceOp.MAX; // of zeros with a sign
            if (flat.bytes() <= SMALL && !ordered) {
                doubling(flat, op);
            } else {
                reduceAround(flat, 1, op);
                gatherAround(flat, 1);
            }
            if (op == ReduceOp.AVG) {
                flat.tensor.div_(size());
            }
        }
    }

    /// Every rank gets what the root has, in place.
    void broadcast(Call call, Tensor all, int root) throws Wire.Broken {
        Flat flat = new Flat(call, all);
        int n = size();
        int place = Math.floorMod(rank - root, n);
        int mask = 1;
        while (mask < n && (place & mask) == 0) {
            mask <<= 1;
        }
        if (place != 0) {
            flat.receive((place - mask + root) % n, mask, 0, flat.numel(), null);
        }
        for (mask >>= 1; mask > 0; mask >>= 1) {
            if (place + mask < n) {
                flat.send((place + mask + root) % n, mask, 0, flat.numel());
            }
        }
    }

    /// Every rank gets the parts of all ranks, of which its own stands in place already.
    void allGather(Call call, Tensor all) throws Wire.Broken {
        gatherAround(new Flat(call, all), 0);
    }

    /// Every rank gets its own part of the reduction in place; the other parts are lost.
    void reduceScatter(Call call, Tensor all, ReduceOp op) throws Wire.Broken {
        Flat flat = new Flat(call, all);
        try (var _ = Autograd.noGrad()) {
            reduceAround(flat, 0, op);
            if (op == ReduceOp.AVG) {
                flat.tensor
                        .narrow(0, start(flat, rank), start(flat, rank + 1) - start(flat, rank))
                        .div_(size());
            }
        }
    }

    /// Each rank ends with the reduction of the part whose number is `shift` above its own.
    private void reduceAround(Flat flat, int shift, ReduceOp op) throws Wire.Broken {
        for (int s = 0; s < size() - 1; s++) {
            around(flat, rank + shift - 1 - s, s, op);
        }
    }

    /// Each rank starts with the part whose number is `shift` above its own, and ends with all.
    private void gatherAround(Flat flat, int shift) throws Wire.Broken {
        for (int s = 0; s < size() - 1; s++) {
            around(flat, rank + shift - s, size() + s, null);
        }
    }

    /// Hands a part to the next rank and takes the part before it from the last one.
    private void around(Flat flat, int part, int step, @Nullable ReduceOp op) throws Wire.Broken {
        int n = size();
        int mine = Math.floorMod(part, n);
        int theirs = Math.floorMod(part - 1, n);
        flat.exchange(
                (rank + 1) % n,
                start(flat, mine),
                start(flat, mine + 1) - start(flat, mine),
                (rank + n - 1) % n,
                start(flat, theirs),
                start(flat, theirs + 1) - start(flat, theirs),
                step,
                op);
    }

    private long start(Flat flat, int part) {
        long elements = flat.numel() / flat.parts;
        return elements / size() * part * flat.parts
                + Math.min(elements % size(), part) * flat.parts;
    }

    private void doubling(Flat flat, ReduceOp op) throws Wire.Broken {
        int n = size();
        int pairs = Integer.highestOneBit(n);
        long all = flat.numel();
        if (rank >= pairs) {
            flat.send(rank - pairs, 0, 0, all);
            flat.receive(rank - pairs, 1, 0, all, null);
            return;
        }
        if (rank + pairs < n) {
            flat.receive(rank + pairs, 0, 0, all, op);
        }
        for (int mask = 1; mask < pairs; mask <<= 1) {
            int partner = rank ^ mask;
            flat.exchange(partner, 0, all, partner, 0, all, 1 + mask, op);
        }
        if (rank + pairs < n) {
            flat.send(rank + pairs, 1, 0, all);
        }
    }
}
