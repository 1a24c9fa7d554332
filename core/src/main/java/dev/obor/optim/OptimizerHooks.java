package dev.obor.optim;

import dev.obor.base.RankLocal;
import dev.obor.op.Callback;
import dev.obor.op.graph.HookList;
import java.util.function.Consumer;

/// The hooks of one optimizer, or of all.
final class OptimizerHooks {
    private static final RankLocal<OptimizerHooks> ALL = new RankLocal<>(OptimizerHooks::new);

    final HookList<Consumer<Optimizer<?>>> stepPre = new HookList<>();
    final HookList<Consumer<Optimizer<?>>> stepPost = new HookList<>();
    final HookList<Consumer<Optimizer<?>>> statePre = new HookList<>();
    final HookList<Optimizer.StateDictHook> statePost = new HookList<>();
    final HookList<Optimizer.StateDictHook> loadPre = new HookList<>();
    final HookList<Consumer<Optimizer<?>>> loadPost = new HookList<>();
    private boolean stepping;

    /// The hooks of all optimizers of this rank.
    static OptimizerHooks all() {
        return ALL.get();
    }

    /// Runs what comes before a step, unless the step is part of another, such as the one with a
    /// closure, or there is no hook at all. After true follow [#done] and [#end].
    boolean begin(Optimizer<?> optimizer) {
        OptimizerHooks all = all();
        if (stepping
                || stepPre.isEmpty()
                        && stepPost.isEmpty()
                        && all.stepPre.isEmpty()
                        && all.stepPost.isEmpty()) {
            return false;
        }
        run(all.stepPre, optimizer);
        run(stepPre, optimizer);
        stepping = true;
        return true;
    }

    /// Runs what comes after a step.
    void done(Optimizer<?> optimizer) {
        run(stepPost, optimizer);
        run(all().stepPost, optimizer);
    }

    /// The step is over, or has failed.
    void end() {
        stepping = false;
    }

    void run(HookList<Consumer<Optimizer<?>>> hooks, Optimizer<?> optimizer) {
        if (!hooks.isEmpty()) {
            hooks.now().forEach(hook -> Callback.run(() -> hook.accept(optimizer)));
        }
    }

    /// What the hooks make of a state dict.
    Optimizer.StateDict changed(
            HookList<Optimizer.StateDictHook> hooks,
            Optimizer<?> optimizer,
            Optimizer.StateDict dict) {
        Optimizer.StateDict result = dict;
        for (Optimizer.StateDictHook hook : hooks.now()) {
            Optimizer.StateDict before = result;
            Optimizer.StateDict other = Callback.call(() -> hook.apply(optimizer, before));
            result = other == null ? before : other;
        }
        return result;
    }
}
