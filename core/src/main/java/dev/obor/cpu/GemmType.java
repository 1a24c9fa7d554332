package dev.obor.cpu;

import java.lang.foreign.MemorySegment;

/// What matrix products need to know of an element type: float32 or float64.
///
/// Arrays travel as `Object`, so that blocking and threading are written once.
abstract sealed class GemmType permits GemmFloat, GemmDouble {
    static final GemmType F32 = new GemmFloat();
    static final GemmType F64 = new GemmDouble();

    private final GemmBuffers.Pool buffers = new GemmBuffers.Pool(this);

    /// True for float64.
    abstract boolean wide();

    abstract Object allocate(int length);

    abstract int length(Object array);

    /// Copies one panel into an array or a segment: `dst[to + p * width + i] = src[from + i *
    /// across + p * along]` for `i` below `count` and `p` below `kc`. The other elements of the
    /// panel, and up to 64 past its end, may become anything.
    final void pack(
            Object src,
            int from,
            int across,
            int along,
            int count,
            int kc,
            Object dst,
            int to,
            int width) {
        boolean outside = dst instanceof MemorySegment;
        int lanes = GemmKernels.lanes(this);
        int vectors = (width + lanes - 1) / lanes;
        if (across == 1) {
            GemmPack copier = GemmKernels.copier(this, vectors, outside);
            int end = from + (kc - 1) * along + vectors * lanes;
            if (copier != null && kc > 0 && end <= length(src)) {
                copier.run(src, from, along, count, kc, dst, to, width);
                return;
            }
        } else if (along == 1) {
            boolean half = !outside && 2 * width == lanes;
            GemmPack turner =
                    half ? GemmKernels.halfTurner(this) : GemmKernels.turner(this, outside);
            if (turner != null) {
                turn(turner, src, from, across, count, kc, dst, to, width, lanes);
                return;
            }
        }
        gather(src, from, across, along, count, kc, dst, to, width);
    }

    private void turn(
            GemmPack turner,
            Object src,
            int from,
            int across,
            int count,
            int kc,
            Object dst,
            int to,
            int width,
            int lanes) {
        // From right to left: what a group writes past the panel belongs to the group on its left.
        for (int i = (count - 1) / lanes * lanes; i >= 0; i -= lanes) {
            int rows = Math.min(lanes, count - i);
            int first = from + i * across;
            boolean room =
                    first + (rows - 1) * across + (kc + lanes - 1) / lanes * lanes <= length(src);
            int whole = room ? kc : kc / lanes * lanes;
            turner.run(src, first, across, rows, whole, dst, to + i, width);
            if (whole < kc) {
                int rest = to + i + whole * width;
                gather(src, first + whole, across, 1, rows, kc - whole, dst, rest, width);
            }
        }
    }

    /// Packs element by element, into an array or a segment.
    abstract void gather(
            Object src,
            int from,
            int across,
            int along,
            int count,
            int kc,
            Object dst,
            int to,
            int width);

    /// Writes a tile to its place, plus, if `add`, what is at the same place of `d`.
    final void merge(
            Object tile,
            int width,
            Gemm.Matrix c,
            int row,
            int column,
            int rows,
            int columns,
            boolean add,
            Gemm.Matrix d) {
        GemmMerge merger = GemmKernels.merger(this);
        if (merger == null || c.column() != 1 || add && d.column() != 1) {
            mergeEach(tile, width, c, row, column, rows, columns, add, d);
            return;
        }
        int co = c.at(row, column);
        int d0 = d.at(row, column);
        merger.run(tile, width, c.array(), co, c.row(), add, d.array(), d0, d.row(), rows, columns);
    }

    /// The same element by element.
    abstract void mergeEach(
            Object tile,
            int width,
            Gemm.Matrix c,
            int row,
            int column,
            int rows,
            int columns,
            boolean add,
            Gemm.Matrix d);

    /// Sets all of `c` to `bias` (to zero if there is none), or adds `bias` to `c`.
    abstract void start(GemmJob job, boolean add);

    /// The product of one row and a matrix whose columns lie one after the other, which is not
    /// worth packing because it is read only once.
    final void dots(GemmJob job) {
        GemmDots kernel = GemmKernels.dots(this);
        Gemm.Matrix a = job.a();
        Gemm.Matrix b = job.b();
        if (kernel == null || a.column() != 1) {
            plainDots(job);
            return;
        }
        int lanes = GemmKernels.lanes(this);
        int block = GemmJob.kBlock(job.k());
        GemmBuffers own = take();
        for (int j = 0; j < job.n(); j += lanes) {
            int rows = Math.min(lanes, job.n() - j);
            for (int p0 = 0; p0 < job.k(); p0 += block) {
                int kc = Math.min(block, job.k() - p0);
                int whole = kc / lanes * lanes;
                int ao = a.at(0, p0);
                kernel.run(
                        b.array(), b.at(p0, j), b.column(), rows, whole, a.array(), ao, own.tile);
                finishDots(job, j, rows, p0, whole, kc, own.tile);
            }
        }
        give(own);
    }

    /// Adds the terms from `whole` to `kc` to each of the sums and stores them.
    abstract void finishDots(GemmJob job, int j, int rows, int p0, int whole, int kc, Object sums);

    /// The same with plain sums, eight at a time.
    abstract void plainDots(GemmJob job);

    /// The whole product without vectors, in the same order of operations.
    abstract void plain(GemmJob job);

    final GemmBuffers take() {
        return buffers.take();
    }

    final void give(GemmBuffers b) {
        buffers.give(b);
    }
}
