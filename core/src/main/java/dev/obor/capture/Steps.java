package dev.obor.capture;

import dev.obor.Tensor;
import dev.obor.backend.Kernel;
import dev.obor.backend.Storage;
import dev.obor.backend.View;
import dev.obor.base.StateError;
import dev.obor.op.Backends;
import dev.obor.op.TensorAccess;
import dev.obor.op.graph.Version;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What a replay can do.
final class Steps {
    private Steps() {}

    /// Runs a kernel.
    record Launch(Kernel kernel) implements Step {
        @Override
        public void run() {
            Backends.replay(kernel);
        }
    }

    /// Copies Java values to memory: those of a constant of the step.
    record Write(Object array, Storage to, long at) implements Step {
        @Override
        public void run() {
            Backends.rewrite(array, to, at);
        }
    }

    /// Runs what keeps its state in Java, as it stands.
    record Host(Object of, Runnable code) implements Step {
        @Override
        public void run() {
            code.run();
        }
    }

    /// Looks at elements in Java, and refuses wrong ones.
    record Check(View on, Consumer<View> check) implements Step {
        @Override
        public void run() {
            check.accept(on);
        }
    }

    /// Looks at elements in Java, which decided what the step does.
    record Decision(View on, Function<View, ?> decision, Object outcome) implements Step {
        /// Whether it would do the same; wrong elements are for the step itself to refuse.
        boolean holds() {
            try {
                return outcome.equals(decision.apply(on));
            } catch (RuntimeException e) {
                return false;
            }
        }

        @Override
        public void run() {
            if (!outcome.equals(decision.apply(on))) {
                throw new StateError(
                        "a captured step came to another decision than when it was recorded: "
                                + outcome
                                + " before",
                        "Where labels are computed inside of a step, some of them are to be ignored"
                                + " in every call or in none.");
            }
        }
    }

    /// Counts changes in place.
    record Count(Version version) implements Step {
        @Override
        public void run() {
            version.count();
        }
    }

    /// Says whether a leaf collects gradients.
    record Mark(Tensor leaf, boolean value) implements Step {
        @Override
        public void run() {
            leaf.requiresGrad_(value);
        }
    }

    /// Gives a leaf a gradient that is not the step's own, or takes it away.
    record Give(Tensor leaf, @Nullable Tensor gradient) implements Step {
        @Override
        public void run() {
            leaf.setGrad(gradient);
        }
    }

    /// Gives a leaf a gradient that the step has computed.
    ///
    /// The program may ask for it and keep it. Then the next replay computes into other memory, as
    /// a step that is not captured would.
    static final class Gradient implements Step {
        final Tensor leaf;
        final View view;
        private @Nullable Tensor shown;

        Gradient(Tensor leaf, View view) {
            this.leaf = leaf;
            this.view = view;
        }

        /// Before a replay: leaves to the program what it has seen.
        void begin() {
            Tensor before = shown;
            if (before == null) {
                return;
            }
            Storage storage = TensorAccess.storage(before);
            if (storage.isVisible()) {
                storage.letGo();
                shown = null;
                Storage own = view.storage();
                own.back(Backends.empty(own.dtype(), new long[] {own.length()}).storage());
            }
        }

        @Override
        public void run() {
            Tensor now = shown;
            if (now == null) {
                Storage own = view.storage();
                View seen = view.on(Storage.sharing(own, own.length()));
                seen.storage().hold();
                now = TensorAccess.unseen(seen);
                shown = now;
            }
            leaf.setGrad(now);
        }
    }
}
