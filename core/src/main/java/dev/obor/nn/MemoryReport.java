package dev.obor.nn;

import dev.obor.base.Arguments;
import dev.obor.nn.memory.ModuleMemory;
import dev.obor.nn.memory.ProofVerdict;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/// Says for each class of a model what becomes of the memory that its `forward` makes, and why.
///
/// ```java
/// IO.println(MemoryReport.of(model));
/// // Sequential: reused, a layer of the library
/// // Net: left to the collector: forward stores into the field last
/// ```
///
/// `./obor bench --allocation --places` prints it for its own programs.
public final class MemoryReport {
    private MemoryReport() {}

    /// One line for each class among a module and its descendants, in the order in which they are
    /// met. It looks at the code of the classes, whether the proof is switched on or not.
    public static String of(Module model) {
        Arguments.given(model, "model");
        Map<Class<?>, String> lines = new LinkedHashMap<>();
        for (Module module : model.modules()) {
            lines.computeIfAbsent(module.getClass(), MemoryReport::line);
        }
        StringJoiner text = new StringJoiner("\n");
        lines.values().forEach(text::add);
        return text.toString();
    }

    private static String line(Class<?> type) {
        return type.getName() + ": " + fate(type);
    }

    private static String fate(Class<?> type) {
        if (ModuleMemory.isLibrary(type)) {
            return "reused, a layer of the library";
        }
        if (ModuleMemory.isPromised(type)) {
            return "reused, the class promises to keep nothing";
        }
        String usual = ProofVerdict.refusal(type, true);
        String others = usual == null ? null : ProofVerdict.refusal(type, false);
        @Nullable String why = usual == null || others == null ? null : more(usual, others);
        if (why != null) {
            return "left to the collector: " + why;
        }
        return ProofVerdict.ON
                ? "reused, its code keeps nothing"
                : "left to the collector; its code keeps nothing: -Dobor.memoryProof=on reuses it";
    }

    /// The reason that is about the code which the class has.
    private static String more(String usual, String others) {
        return usual.startsWith("it has no ") ? others : usual;
    }
}
