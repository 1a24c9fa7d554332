package dev.obor.nn.module;

import dev.obor.base.OborError;
import dev.obor.nn.Module;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Tells in the message of an error in which module it arose: `in layers.0.fc1 of Net`.
public final class ModulePath {
    /// Travels with the error; each module on the way up puts its part of the path in front.
    private static final class Place extends RuntimeException {
        private static final long serialVersionUID = 1L;

        final transient RuntimeException original;
        final transient Module innermost;
        final transient Module outermost;
        final String path;
        final String text;

        Place(RuntimeException original, Module innermost, Module outermost, String path) {
            String text = "in " + describe(path, innermost, outermost);
            super(text, null, false, false);
            this.text = text;
            this.original = original;
            this.innermost = innermost;
            this.outermost = outermost;
            this.path = path;
        }

        private static String describe(String path, Module innermost, Module outermost) {
            String layer =
                    ModuleAccess.typeName(innermost)
                            + "("
                            + firstLine(ModuleAccess.extraRepr(innermost))
                            + ")";
            return path.isEmpty()
                    ? layer
                    : path + " of " + ModuleAccess.typeName(outermost) + ": " + layer;
        }

        private static String firstLine(String text) {
            int end = text.indexOf('\n');
            return end < 0 ? text : text.substring(0, end) + ", …";
        }
    }

    private ModulePath() {}

    /// The error to throw on from `module`: the same kind, its message naming the module.
    public static RuntimeException locate(Module module, RuntimeException error) {
        if (!(error instanceof OborError)) {
            return error;
        }
        Place before = placeOf(error);
        Place place =
                before == null
                        ? new Place(error, module, module, "")
                        : new Place(
                                before.original,
                                before.innermost,
                                module,
                                ModuleTree.join(nameOf(before.outermost, module), before.path));
        return withPlace(place);
    }

    private static @Nullable Place placeOf(Throwable error) {
        for (Throwable suppressed : error.getSuppressed()) {
            if (suppressed instanceof Place place) {
                return place;
            }
        }
        return null;
    }

    /// The path from one module to another below it; empty where the inner one is not a part.
    private static String nameOf(Module inner, Module outer) {
        for (Map.Entry<String, Module> entry : ModuleTree.modules(outer).entrySet()) {
            if (entry.getValue() == inner) {
                return entry.getKey();
            }
        }
        return "";
    }

    private static RuntimeException withPlace(Place place) {
        RuntimeException located = ((OborError) place.original).at(place.text);
        located.addSuppressed(place);
        return located;
    }
}
