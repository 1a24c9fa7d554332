package dev.obor.distributed;

import dev.obor.Tensor;
import dev.obor.autograd.Autograd;
import dev.obor.backend.View;
import dev.obor.base.DType;
import dev.obor.op.Backends;
import dev.obor.op.TensorAccess;
import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
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
        }

        long numel() {
            return view.numel();
        }

        long bytes() {
            return numel() * view.dtype().itemSize();
        }

        /// How many elements are in one message of a part, of which `done` are sent already.
        private int piece(long count, long done) {
            return (int) Math.min(Wire.CHUNK / view.dtype().itemSize(), count - done);
        }

        void send(int to, int step, long first, long count, Arrivals needed) throws Wire.Broken {
            long done = 0;
            do {
                needed.await();
                int n = piece(count, done);
                wire(to).send(call, step, view, first + done, done, n);
                done += n;
            } while (done < count);
        }

        void send(int to, int step, long first, long count) throws Wire.Broken {
            send(to, step, first, count, Arrivals.NONE);
        }

        void receive(
                int from,
                int step,
                long first,
                long count,
                @Nullable ReduceOp op,
                Arrivals arrivals)
                throws Wire.Broken {
            waitsFor = from;
            long done = 0;
            do {
                int n = piece(count, done);
                ByteBuffer came = wire(from).receive(call, step, view.dtype(), done, n);
                if (n > 0 && op != null) {
                    op.into(tensor.narrow(0, first + done, n), in.piece(came, n));
                } else if (n > 0) {
                    Backends.write(came, view, first + done);
                }
                arrivals.one();
                done += n;
            } while (done < count);
            waitsFor = -1;
        }

        void receive(int from, int step, long first, long count, @Nullable ReduceOp op)
                throws Wire.Broken {
            receive(from, step, first, count, op, Arrivals.NONE);
        }
    }

    /// The messages of a ring that have arrived, which are what its next step sends on.
    private static class Arrivals {
        /// Where what is sent is there already.
        static final Arrivals NONE =
                new Arrivals() {
                    @Override
                    void await() {}

                    @Override
                    void one() {}
                };

        private final Semaphore messages = new Semaphore(0);
        private volatile boolean over;

        void one() {
            messages.release();
        }

        /// No more will arrive.
        void end() {
            over = true;
            messages.release();
        }

        void await() throws Wire.Broken {
            try {
                messages.acquire();
            } catch (InterruptedException e) {
                throw interrupted();
            }
            if (over) {
                throw new Wire.Broken("What was to be sent on has not arrived.");
            }
        }
    }

    private static Wire.Broken interrupted() {
        Thread.currentThread().interrupt();
        return new Wire.Broken("A rank was interrupted while it was sending.");
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
            throw interrupted();
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
                around(flat, 0, 2 * (size() - 1), op);
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
        around(new Flat(call, all), 0, size() - 1, null);
    }

    /// Every rank gets its own part of the reduction in place; the other parts are lost.
    void reduceScatter(Call call, Tensor all, ReduceOp op) throws Wire.Broken {
        Flat flat = new Flat(call, all);
        try (var _ = Autograd.noGrad()) {
            around(flat, -1, size() - 1, op);
            if (op == ReduceOp.AVG) {
                flat.tensor
                        .narrow(0, start(flat, rank), start(flat, rank + 1) - start(flat, rank))
                        .div_(size());
            }
        }
    }

    /// Steps around the ring. In each a rank hands a part to the next one and takes the part before
    /// it from the last one, which is what it hands on in the step after: a message as soon as it
    /// is there, so that links are busy all the time.
    ///
    /// @param shift the number of the first part that is handed on, counted from this rank's own
    /// @param op what becomes of parts in the first round, in which each part comes to each rank
    ///   once; null, as in the second one, to replace what is there
    private void around(Flat flat, int shift, int steps, @Nullable ReduceOp op) throws Wire.Broken {
        long part = (flat.numel() + size() - 1) / size();
        if (part * flat.view.dtype().itemSize() <= SMALL) {
            for (int s = 0; s < steps; s++) {
                hand(flat, shift, s, Arrivals.NONE);
                take(flat, shift, s, op, Arrivals.NONE);
            }
            return;
        }
        Arrivals arrivals = new Arrivals();
        Future<?> sent =
                sender.submit(() -> {
                    for (int s = 0; s < steps; s++) {
                        hand(flat, shift, s, s == 0 ? Arrivals.NONE : arrivals);
                    }
                    return null;
                });
        try {
            for (int s = 0; s < steps; s++) {
                take(flat, shift, s, op, arrivals);
            }
        } catch (Throwable e) {
            arrivals.end();
            throw e;
        }
        waitsFor = (rank + 1) % size();
        finish(sent);
        waitsFor = -1;
    }

    private void hand(Flat flat, int shift, int step, Arrivals needed) throws Wire.Broken {
        int part = Math.floorMod(rank + shift - step, size());
        long first = start(flat, part);
        flat.send((rank + 1) % size(), step, first, start(flat, part + 1) - first, needed);
    }

    private void take(Flat flat, int shift, int step, @Nullable ReduceOp op, Arrivals arrivals)
            throws Wire.Broken {
        int n = size();
        int part = Math.floorMod(rank + shift - step - 1, n);
        long first = start(flat, part);
        ReduceOp now = step < n - 1 ? op : null;
        flat.receive((rank + n - 1) % n, step, first, start(flat, part + 1) - first, now, arrivals);
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
            flat.send(partner, 1 + mask, 0, all);
            flat.receive(partner, 1 + mask, 0, all, op);
        }
        if (rank + pairs < n) {
            flat.send(rank + pairs, 1, 0, all);
        }
    }
}
