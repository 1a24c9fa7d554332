package dev.obor.vision.models;

import static dev.obor.Index.all;
import static dev.obor.Index.ellipsis;
import static dev.obor.Index.slice;
import static dev.obor.Obor.arange;
import static dev.obor.Obor.cat;
import static dev.obor.Obor.meshgrid;
import static dev.obor.Obor.stack;
import static dev.obor.Obor.zeros;

import dev.obor.Tensor;
import dev.obor.nn.Linear;
import dev.obor.nn.Module;
import dev.obor.nn.functional.F;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Attention within the windows of an image, whose channels come last.
abstract class WindowAttention extends Module {
    final int window;
    private final int shift;
    final int heads;
    private final double attentionDropout;
    private final double dropout;

    WindowAttention(int window, int shift, int heads, SwinTransformer.Options o) {
        this.window = window;
        this.shift = shift;
        this.heads = heads;
        attentionDropout = o.attentionDropout;
        dropout = o.dropout;
    }

    /// How alike queries and keys are, `(windows, heads, positions, positions)`.
    abstract Tensor scores(Tensor q, Tensor k);

    /// What the distance of two positions adds, `(1, heads, positions, positions)`.
    abstract Tensor bias();

    /// @param x `(N, H, W, C)`
    final Tensor attend(Tensor x, Linear qkv, @Nullable Tensor qkvBias, Linear proj) {
        long n = x.size(0);
        long h = x.size(1);
        long w = x.size(2);
        long c = x.size(3);
        Tensor padded = F.pad(x, 0, 0, 0, (int) missing(w), 0, (int) missing(h));
        long padH = padded.size(1);
        long padW = padded.size(2);
        int down = window >= padH ? 0 : shift;
        int right = window >= padW ? 0 : shift;
        boolean shifted = down + right > 0;
        if (shifted) {
            padded = padded.roll(new long[] {-down, -right}, 1, 2);
        }
        long rows = padH / window;
        long columns = padW / window;
        long windows = rows * columns;
        long area = (long) window * window;
        Tensor words =
                padded.view(n, rows, window, columns, window, c)
                        .permute(0, 1, 3, 2, 4, 5)
                        .reshape(n * windows, area, c);

        Tensor parts =
                F.linear(words, qkv.weight, qkvBias)
                        .reshape(n * windows, area, 3, heads, c / heads)
                        .permute(2, 0, 3, 1, 4);
        Tensor scores = scores(parts.select(0, 0), parts.select(0, 1)).add(bias());
        if (shifted) {
            Tensor mask = mask(scores, padH, padW, down, right);
            scores =
                    scores.view(n, windows, heads, area, area)
                            .add(mask.unsqueeze(1).unsqueeze(0))
                            .view(-1, heads, area, area);
        }
        Tensor weights =
                F.dropout(scores.softmax(-1), o -> o.p(attentionDropout).training(isTraining()));
        Tensor seen =
                weights.matmul(parts.select(0, 2)).transpose(1, 2).reshape(n * windows, area, c);
        Tensor out = F.dropout(proj.call(seen), o -> o.p(dropout).training(isTraining()));

        Tensor image =
                out.view(n, rows, columns, window, window, c)
                        .permute(0, 1, 3, 2, 4, 5)
                        .reshape(n, padH, padW, c);
        if (shifted) {
            image = image.roll(new long[] {down, right}, 1, 2);
        }
        return image.get(all(), slice(0, h), slice(0, w)).contiguous();
    }

    /// How much a side lacks to a whole number of windows.
    private long missing(long size) {
        return (window - size % window) % window;
    }

    /// -100 between positions of one window that the shift has brought together, else 0; `(windows,
    /// positions, positions)`.
    private Tensor mask(Tensor like, long padH, long padW, int down, int right) {
        Tensor region = zeros(padH, padW).to(like.dtype());
        long[] rows = {0, padH - window, padH - down, padH};
        long[] columns = {0, padW - window, padW - right, padW};
        int count = 0;
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                // As Python's slice [-0:None], the last region is everything where nothing is
                // shifted in that direction.
                long top = i == 2 && down == 0 ? 0 : rows[i];
                long bottom = i == 1 && down == 0 ? rows[1] : rows[i + 1];
                long left = j == 2 && right == 0 ? 0 : columns[j];
                long end = j == 1 && right == 0 ? columns[1] : columns[j + 1];
                region.get(slice(top, bottom), slice(left, end)).fill_(count++);
            }
        }
        Tensor words =
                region.view(padH / window, window, padW / window, window)
                        .permute(0, 2, 1, 3)
                        .reshape(-1, (long) window * window);
        Tensor apart = words.unsqueeze(1).sub(words.unsqueeze(2));
        return apart.ne(0).to(like.dtype()).mul(-100);
    }

    /// For each pair of positions of a window, the row of the table of distances, in one row.
    static Tensor distances(int window) {
        Tensor at = stack(meshgrid(arange(window), arange(window))).flatten(1); // (2, positions)
        Tensor apart = at.unsqueeze(2).sub(at.unsqueeze(1)).add(window - 1);
        return apart.select(0, 0).mul(2L * window - 1).add(apart.select(0, 1)).flatten();
    }

    /// A table's rows for each pair of positions, `(1, heads, positions, positions)`.
    static Tensor pairs(Tensor table, Tensor index, int window) {
        long area = (long) window * window;
        return table.indexSelect(0, index)
                .view(area, area, -1)
                .permute(2, 0, 1)
                .contiguous()
                .unsqueeze(0);
    }

    /// The four positions of each square of two by two behind one another: `(N, H, W, C)` becomes
    /// `(N, H / 2, W / 2, 4 C)`, with zeros where a side is odd.
    static Tensor squares(Tensor x) {
        int below = (int) (x.size(-3) % 2);
        int beside = (int) (x.size(-2) % 2);
        Tensor even = F.pad(x, 0, 0, 0, beside, 0, below);
        return cat(
                List.of(
                        square(even, 0, 0),
                        square(even, 1, 0),
                        square(even, 0, 1),
                        square(even, 1, 1)),
                -1);
    }

    private static Tensor square(Tensor x, int row, int column) {
        return x.get(ellipsis(), slice(row, x.size(-3), 2), slice(column, x.size(-2), 2), all());
    }
}
