package dev.obor.nn.module;

import dev.obor.nn.Module;
import dev.obor.op.Callback;
import java.lang.invoke.MethodHandles;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The one door through which the library reaches inside a [Module].
///
/// `Module` installs the only implementation when it is initialised; this package is not exported,
/// so programs cannot come this way.
public abstract class ModuleAccess {
    private static @Nullable ModuleAccess instance;

    /// For `Module` alone.
    protected ModuleAccess() {}

    /// Called once, by `Module`.
    public static void install(ModuleAccess access) {
        instance = access;
    }

    /// The parts of a module that are not fields.
    protected abstract ModuleParts registeredOf(Module module);

    /// A copy that shares all fields, but has no hooks and no registered parts yet.
    protected abstract Module shallowCopyOf(Module module);

    /// The name of a module in its printed form.
    protected abstract String typeNameOf(Module module);

    /// What stands between the brackets of the printed form.
    protected abstract String extraReprOf(Module module);

    /// The hooks around saving and loading, or null.
    protected abstract @Nullable StateHooks stateHooksOf(Module module);

    /// What reads the fields of a module of a closed package.
    protected abstract MethodHandles.@Nullable Lookup lookupOf(Module module);

    // Whoever has a module has initialised its class.
    private static ModuleAccess access() {
        return Objects.requireNonNull(instance);
    }

    /// The parts of a module that are not fields.
    public static ModuleParts registered(Module module) {
        return access().registeredOf(module);
    }

    /// A copy that shares all fields, but has no hooks and no registered parts yet.
    public static Module shallowCopy(Module module) {
        return access().shallowCopyOf(module);
    }

    /// The name of a module in its printed form.
    public static String typeName(Module module) {
        return Callback.outside(() -> access().typeNameOf(module));
    }

    /// What stands between the brackets of the printed form.
    public static String extraRepr(Module module) {
        return Callback.outside(() -> access().extraReprOf(module));
    }

    /// The hooks around saving and loading, or null.
    public static @Nullable StateHooks stateHooks(Module module) {
        return access().stateHooksOf(module);
    }

    /// What reads the fields of a module of a closed package.
    public static MethodHandles.@Nullable Lookup lookup(Module module) {
        return Callback.outside(() -> access().lookupOf(module));
    }
}
