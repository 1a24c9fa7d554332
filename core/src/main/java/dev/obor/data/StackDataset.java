package dev.obor.data;

import dev.obor.base.Arguments;
import dev.obor.base.ValueError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Data sets side by side, PyTorch's `StackDataset`: sample i has sample i of each of them.
///
/// ```java
/// Dataset<List<Tensor>> pairs = StackDataset.of(images, texts);
/// Dataset<Map<String, Tensor>> named = StackDataset.of(Map.of("image", images, "text", texts));
/// ```
///
/// @param <T> a list or a map of samples
public final class StackDataset<T> implements Dataset<T> {
    private final List<Dataset<?>> datasets;
    private final Joiner<T> joiner;

    private interface Joiner<T> {
        T join(List<Object> samples);
    }

    private StackDataset(List<Dataset<?>> datasets, Joiner<T> joiner) {
        this.datasets = datasets;
        this.joiner = joiner;
        if (datasets.isEmpty()) {
            throw new ValueError("At least one dataset should be passed");
        }
        for (Dataset<?> dataset : datasets) {
            if (dataset.size() != datasets.getFirst().size()) {
                throw new ValueError("Size mismatch between datasets");
            }
        }
    }

    /// Samples are lists, in the order of the data sets.
    ///
    /// @throws ValueError if there is no data set, or their sizes differ
    @SafeVarargs
    @SuppressWarnings({"varargs", "unchecked"}) // the samples are of these data sets
    public static <S> StackDataset<List<S>> of(Dataset<? extends S>... datasets) {
        List<Dataset<?>> all = List.of(Arguments.allGiven(datasets, "datasets"));
        return new StackDataset<>(all, samples -> (List<S>) samples);
    }

    /// Samples are maps, with the names of the data sets.
    ///
    /// @throws ValueError if there is no data set, or their sizes differ
    @SuppressWarnings("unchecked") // the samples are of these data sets
    public static <S> StackDataset<Map<String, S>> of(
            Map<String, ? extends Dataset<? extends S>> datasets) {
        Arguments.given(datasets, "datasets");
        List<String> names = List.copyOf(datasets.keySet());
        return new StackDataset<>(
                List.copyOf(datasets.values()),
                samples -> {
                    Map<String, S> sample = new LinkedHashMap<>();
                    for (int i = 0; i < names.size(); i++) {
                        sample.put(names.get(i), (S) samples.get(i));
                    }
                    return sample;
                });
    }

    @Override
    public long size() {
        return datasets.getFirst().size();
    }

    @Override
    public T get(long index) {
        List<Object> samples = new ArrayList<>();
        for (Dataset<?> dataset : datasets) {
            samples.add(dataset.get(index));
        }
        return joiner.join(samples);
    }
}
