package dev.obor.vision.ops;

import dev.obor.base.Arguments;
import dev.obor.base.Options;
import dev.obor.base.ValueError;
import dev.obor.nn.Dropout;
import dev.obor.nn.Linear;
import dev.obor.nn.Module;
import dev.obor.nn.ReLU;
import dev.obor.nn.Sequential;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Linear layers with activations and dropout between them: torchvision's `MLP`.
///
/// ```java
/// var mlp = new MLP(64, List.of(256L, 64L), o -> o.activation(GELU::new).dropout(0.1));
/// ```
///
/// Shapes: `(*, inChannels)` in, `(*, last of hiddenChannels)` out.
public class MLP extends Sequential {
    /// Optional arguments.
    public static final class Settings extends Options<Settings> {
        @Nullable LongFunction<? extends Module> norm;
        Supplier<? extends Module> activation = ReLU::new;
        boolean bias = true;
        double dropout;

        Settings() {}

        /// A normalisation behind each layer but the last, or null for none.
        public Settings norm(@Nullable LongFunction<? extends Module> value) {
            return set(() -> norm = value);
        }

        /// The activation, ReLU.
        public Settings activation(Supplier<? extends Module> value) {
            Arguments.given(value, "value");
            return set(() -> activation = value);
        }

        /// Whether the layers have a bias, true.
        public Settings bias(boolean value) {
            return set(() -> bias = value);
        }

        /// The probability of dropping an element, 0.
        public Settings dropout(double value) {
            return set(() -> dropout = value);
        }

        private List<Module> layers(long inChannels, List<Long> hiddenChannels) {
            if (Arguments.allGiven(hiddenChannels, "hiddenChannels").isEmpty()) {
                throw new ValueError("MLP: hiddenChannels is empty; give one size for each layer");
            }
            List<Module> layers = new ArrayList<>();
            long in = inChannels;
            for (long hidden : hiddenChannels.subList(0, hiddenChannels.size() - 1)) {
                layers.add(new Linear(in, hidden, bias));
                if (norm != null) {
                    layers.add(Arguments.given(norm.apply(hidden), "norm"));
                }
                layers.add(Arguments.given(activation.get(), "activation"));
                layers.add(new Dropout(dropout));
                in = hidden;
            }
            layers.add(new Linear(in, hiddenChannels.getLast(), bias));
            layers.add(new Dropout(dropout));
            return layers;
        }
    }

    /// With ReLU and no dropout.
    public MLP(long inChannels, List<Long> hiddenChannels) {
        this(inChannels, hiddenChannels, o -> {});
    }

    /// With options.
    ///
    /// @throws ValueError if there are no sizes
    public MLP(long inChannels, List<Long> hiddenChannels, Consumer<Settings> options) {
        super(new Settings().with(options).layers(inChannels, hiddenChannels));
    }
}
