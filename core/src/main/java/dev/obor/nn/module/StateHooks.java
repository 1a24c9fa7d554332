package dev.obor.nn.module;

import dev.obor.base.RankLocal;
import dev.obor.nn.Buffer;
import dev.obor.nn.HookedModule;
import dev.obor.nn.Module;
import dev.obor.nn.Parameter;
import dev.obor.op.Callback;
import dev.obor.op.graph.HookList;

/// The hooks around saving and loading the state of one module, and those of all modules where
/// parts are added.
public final class StateHooks {
    /// Those that see parameters of any module.
    public static final RankLocal<HookList<HookedModule.RegistrationHook<Parameter>>> PARAMETERS =
            new RankLocal<>(HookList::new);

    /// Those that see buffers of any module.
    public static final RankLocal<HookList<HookedModule.RegistrationHook<Buffer>>> BUFFERS =
            new RankLocal<>(HookList::new);

    /// Those that see children of any module.
    public static final RankLocal<HookList<HookedModule.RegistrationHook<Module>>> CHILDREN =
            new RankLocal<>(HookList::new);

    public final HookList<HookedModule.StateDictPreHook> savePre = new HookList<>();
    public final HookList<HookedModule.StateDictPostHook> savePost = new HookList<>();
    public final HookList<HookedModule.LoadStateDictPreHook> loadPre = new HookList<>();
    public final HookList<HookedModule.LoadStateDictPostHook> loadPost = new HookList<>();

    /// What is to be added, when all hooks have seen it.
    public static <P> P registered(
            RankLocal<HookList<HookedModule.RegistrationHook<P>>> hooks,
            Module module,
            String name,
            P part) {
        P result = part;
        for (HookedModule.RegistrationHook<P> hook : hooks.get().now()) {
            P given = result;
            P changed = Callback.call(() -> hook.apply(module, name, given));
            result = changed == null ? given : changed;
        }
        return result;
    }
}
