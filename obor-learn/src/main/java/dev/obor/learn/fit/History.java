package dev.obor.learn.fit;

import dev.obor.base.Arguments;
import dev.obor.base.ValueError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// What the epochs of a training loop have brought, by name: `loss`, `val_loss`, `accuracy`,
/// `val_accuracy` and so on.
public final class History {
    private final List<Map<String, Double>> epochs = new ArrayList<>();

    History() {}

    void add(Map<String, Double> values) {
        epochs.add(new LinkedHashMap<>(values));
    }

    /// How many epochs there were.
    public int size() {
        return epochs.size();
    }

    /// The values of each epoch.
    public List<Map<String, Double>> epochs() {
        return epochs.stream().map(Map::copyOf).toList();
    }

    /// The names, in the order in which they came up.
    public Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        epochs.forEach(epoch -> names.addAll(epoch.keySet()));
        return names;
    }

    /// One name over all epochs, NaN where it was not measured.
    ///
    /// @throws ValueError if no epoch has it
    public List<Double> get(String name) {
        Arguments.given(name, "name");
        if (!names().contains(name)) {
            throw new ValueError("no epoch measured '" + name + "'; there are " + names());
        }
        return epochs.stream().map(epoch -> epoch.getOrDefault(name, Double.NaN)).toList();
    }

    /// The last value of a name.
    ///
    /// @throws ValueError if no epoch has it
    public double last(String name) {
        return get(name).getLast();
    }

    /// One line for an epoch: `epoch 3: loss 0.1234, val_loss 0.2345`.
    static String line(int number, Map<String, Double> values) {
        var text = new StringBuilder("epoch " + number + ":");
        String separator = " ";
        for (Map.Entry<String, Double> entry : values.entrySet()) {
            text.append(separator).append(entry.getKey()).append(' ');
            text.append(String.format(Locale.ROOT, "%.4f", entry.getValue()));
            separator = ", ";
        }
        return text.toString();
    }

    /// A line for each epoch.
    @Override
    public String toString() {
        var lines = new ArrayList<String>();
        for (int i = 0; i < epochs.size(); i++) {
            lines.add(line(i + 1, epochs.get(i)));
        }
        return String.join("\n", lines);
    }
}
