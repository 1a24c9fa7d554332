package dev.obor.onnx.lower;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// All operations that become nodes by themselves; others are written as their parts.
final class Lowerings {
    private static final Map<String, Lowering> ALL = new HashMap<>();

    static {
        PointwiseLowerings.addTo(ALL);
        ActivationLowerings.addTo(ALL);
        ShapeLowerings.addTo(ALL);
        IndexLowerings.addTo(ALL);
        ReductionLowerings.addTo(ALL);
        ProductLowerings.addTo(ALL);
        LayerLowerings.addTo(ALL);
        WindowLowerings.addTo(ALL);
        RecurrentLowerings.addTo(ALL);
        CreationLowerings.addTo(ALL);
    }

    private Lowerings() {}

    static @Nullable Lowering find(String name) {
        return ALL.get(name);
    }
}
