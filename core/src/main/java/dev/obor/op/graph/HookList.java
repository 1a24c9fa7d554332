package dev.obor.op.graph;

import dev.obor.base.RemovableHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Hooks in the order in which they run. One hook may be registered twice; each registration is
/// removed by its own handle.
///
/// A pass takes the list as it finds it: hooks that come or go meanwhile, from a hook or from
/// another thread, count from the next pass on.
///
/// @param <H> the type of the hooks
public final class HookList<H> {
    private record Entry<H>(H hook) {}

    private volatile List<Entry<H>> entries = List.of();
    private volatile @Nullable H last;
    private volatile int changes;

    /// Adds a hook behind the others, or before them.
    public synchronized RemovableHandle add(H hook, boolean first) {
        Entry<H> entry = new Entry<>(hook);
        List<Entry<H>> changed = new ArrayList<>(entries);
        changed.add(first ? 0 : changed.size(), entry);
        entries = List.copyOf(changed);
        changes++;
        return new RemovableHandle(() -> remove(entry));
    }

    /// Adds a hook behind the others.
    public RemovableHandle add(H hook) {
        return add(hook, false);
    }

    /// Sets the one hook that stays behind all others, or takes it away.
    public synchronized void setLast(@Nullable H hook) {
        last = hook;
        changes++;
    }

    /// The hook behind all others, or null.
    public @Nullable H last() {
        return last;
    }

    @SuppressWarnings("ReferenceEquality") // one registration, not all of the same hook
    private synchronized void remove(Entry<H> entry) {
        entries = entries.stream().filter(other -> other != entry).toList();
        changes++;
    }

    /// How often a hook came or went.
    public int changes() {
        return changes;
    }

    /// Whether there is none.
    public boolean isEmpty() {
        return entries.isEmpty() && last == null;
    }

    /// The hooks as they are now.
    public List<H> now() {
        H behind = last;
        Stream<H> hooks = entries.stream().map(Entry::hook);
        return (behind == null ? hooks : Stream.concat(hooks, Stream.of(behind))).toList();
    }

    /// The hooks as they are now, behind those of another list that may be missing.
    public static <H> List<H> now(@Nullable HookList<H> before, @Nullable HookList<H> list) {
        List<H> all = new ArrayList<>();
        if (before != null) {
            all.addAll(before.now());
        }
        if (list != null) {
            all.addAll(list.now());
        }
        return all;
    }
}
