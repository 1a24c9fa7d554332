package dev.obor.text.models;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.DType;
import dev.obor.base.StateError;
import java.util.ArrayList;
import java.util.List;

/// What the attention of a [CausalModel] has computed of the tokens it has seen, so that the next
/// token costs no more than itself. [CausalModel#newCache] makes one; a call that is given one
/// takes the tokens behind those that it has seen, and adds them.
public final class KeyValueCache {
    private static final int FIRST = 32;

    /// Of one layer, (N, heads, capacity, size).
    private record Layer(Tensor keys, Tensor values) {}

    private final long heads;
    private final long size;
    private final DType dtype;
    private final int count;
    private final List<Layer> layers = new ArrayList<>();
    private long batch;
    private long capacity;
    private long length;

    KeyValueCache(int layers, long heads, long size, DType dtype) {
        this.count = layers;
        this.heads = heads;
        this.size = size;
        this.dtype = dtype;
    }

    /// How many tokens it has seen.
    public long length() {
        return length;
    }

    /// Makes room; outside of the model's call, whose memory is reused when it ends.
    void reserve(long texts, long more) {
        if (length > 0 && texts != batch) {
            throw new StateError(
                    "this cache holds %d texts, and is given %d".formatted(batch, texts),
                    "Use a new cache for other texts.");
        }
        batch = texts;
        long needed = length + more;
        if (needed <= capacity && !layers.isEmpty()) {
            return;
        }
        capacity = Math.max(needed, Math.max(FIRST, 2 * capacity));
        List<Layer> old = List.copyOf(layers);
        layers.clear();
        for (int i = 0; i < count; i++) {
            Tensor keys = Obor.empty(dtype, batch, heads, capacity, size);
            Tensor values = Obor.empty(dtype, batch, heads, capacity, size);
            if (length > 0) {
                keys.narrow(2, 0, length).copy_(old.get(i).keys.narrow(2, 0, length));
                values.narrow(2, 0, length).copy_(old.get(i).values.narrow(2, 0, length));
            }
            layers.add(new Layer(keys, values));
        }
    }

    /// The keys of all tokens, with these behind them.
    Tensor keys(int layer, Tensor more) {
        return put(layers.get(layer).keys, more);
    }

    /// The values of all tokens, with these behind them.
    Tensor values(int layer, Tensor more) {
        return put(layers.get(layer).values, more);
    }

    private Tensor put(Tensor all, Tensor more) {
        long tokens = more.size(2);
        all.narrow(2, length, tokens).copy_(more);
        return all.narrow(2, 0, length + tokens);
    }

    /// Counts what all layers have added.
    void advance(long tokens) {
        length += tokens;
    }

    /// Takes other texts in the place of these, by number: those that a search goes on with.
    void select(long[] texts) {
        Tensor rows = Obor.tensor(Arguments.given(texts, "texts"));
        for (Layer layer : layers) {
            for (Tensor tensor : List.of(layer.keys, layer.values)) {
                Tensor seen = tensor.narrow(2, 0, length);
                seen.copy_(seen.indexSelect(0, rows));
            }
        }
    }

    @Override
    public String toString() {
        return "KeyValueCache(%d layers, %d tokens)".formatted(count, length);
    }
}
