package dev.obor.nn.memory;

import static dev.obor.Obor.cat;
import static dev.obor.Obor.noGrad;
import static dev.obor.Obor.ones;

import dev.obor.Tensor;
import dev.obor.nn.Forward;
import dev.obor.nn.Module;
import dev.obor.nn.functional.F;
import dev.obor.nn.functional.LossOptions;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Modules whose `forward` keeps a tensor in some roundabout way. The proof must refuse each of
/// them, and whatever it says, the tensors must stay what they are: [ProofTricksTest] asks for the
/// reason and [TricksProgram] runs them with the proof switched on.
@SuppressWarnings({"unused", "ClassCanBeStatic", "StaticAssignmentInConstructor"})
final class ProofTricks {
    /// What all of them hide, each tensor twice the input.
    static final List<Tensor> KEPT = new ArrayList<>();

    private ProofTricks() {}

    private static Tensor hide(Tensor t) {
        KEPT.add(t);
        return t;
    }

    /// One that has a field from which the tensor is taken after the call.
    abstract static class Shows extends Module {
        abstract @Nullable Tensor kept();
    }

    interface Keeper {
        default Tensor keep(Tensor t) {
            return hide(t);
        }

        Tensor look(Tensor t);
    }

    static final class InStaticList extends Module {
        private static final List<Tensor> HIDDEN = KEPT;

        @Override
        public Tensor forward(Tensor x) {
            Tensor y = x.mul(2);
            HIDDEN.add(y);
            return y.add(1);
        }
    }

    static final class ByReflection extends Shows {
        private @Nullable Tensor last;

        @Override
        public Tensor forward(Tensor x) {
            Tensor y = x.mul(2);
            try {
                ByReflection.class.getDeclaredField("last").set(this, y);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
            return y.add(1);
        }

        @Override
        @Nullable Tensor kept() {
            return last;
        }
    }

    static final class ByHandle extends Module {
        private static final MethodHandle HIDE;

        static {
            try {
                HIDE =
                        MethodHandles.lookup()
                                .findStatic(
                                        ProofTricks.class,
                                        "hide",
                                        MethodType.methodType(Tensor.class, Tensor.class));
            } catch (ReflectiveOperationException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public Tensor forward(Tensor x) {
            try {
                return ((Tensor) HIDE.invokeExact(x.mul(2))).add(1);
            } catch (Throwable e) {
                throw new IllegalStateException(e);
            }
        }
    }

    static final class InCapturedLambda extends Shows {
        private Supplier<Tensor> later = () -> ones(1);

        @Override
        public Tensor forward(Tensor x) {
            Tensor y = x.mul(2);
            later = () -> y;
            return y.add(1);
        }

        @Override
        @Nullable Tensor kept() {
            return later.get();
        }
    }

    static final class Carrier extends RuntimeException {
        private static final long serialVersionUID = 1L;
        final transient Tensor carried;

        Carrier(Tensor carried) {
            this.carried = hide(carried);
        }
    }

    static final class Thrower extends Module {
        @Override
        public Tensor forward(Tensor x) {
            throw new Carrier(x.mul(2));
        }
    }

    static final class CatchesCarrier extends Module {
        final Thrower child = new Thrower();

        @Override
        public Tensor forward(Tensor x) {
            try {
                return child.call(x);
            } catch (Carrier e) {
                return e.carried.add(1); // and the exception is in a list
            }
        }
    }

    static final class InThreadLocal extends Shows {
        private final ThreadLocal<Tensor> local = new ThreadLocal<>();

        @Override
        public Tensor forward(Tensor x) {
            Tensor y = x.mul(2);
            local.set(y);
            return y.add(1);
        }

        @Override
        @Nullable Tensor kept() {
            return local.get();
        }
    }

    static final class InVarargs extends Shows {
        private Tensor[] all = {};

        private Tensor take(Tensor... given) {
            all = given;
            return given[0];
        }

        @Override
        public Tensor forward(Tensor x) {
            return take(x.mul(2)).add(1);
        }

        @Override
        @Nullable Tensor kept() {
            return all[0];
        }
    }

    static final class Printed {
        Tensor value = ones(1);

        @Override
        public String toString() {
            KEPT.add(value);
            return "";
        }
    }

    static final class InConcatenation extends Module {
        private final Printed printed = new Printed();
        int length;

        @Override
        public Tensor forward(Tensor x) {
            Tensor y = x.mul(2);
            printed.value = y;
            length = ("" + printed).length();
            return y.add(1);
        }
    }

    /// Typed by an interface of its own, so that no cast to Iterator is in the code.
    interface TensorIterator extends Iterator<Tensor> {}

    static final class Walking implements TensorIterator {
        private int left = 1;

        @Override
        public boolean hasNext() {
            return left-- > 0;
        }

        @Override
        public Tensor next() {
            return hide(ones(64).mul(2));
        }
    }

    static final class OwnIterator extends Module {
        private final TensorIterator walk = new Walking();

        @Override
        public Tensor forward(Tensor x) {
            Iterator<Tensor> steps = walk;
            return x.add(steps.next());
        }
    }

    static final class KeepingList extends AbstractList<Tensor> {
        @Override
        public Tensor get(int index) {
            return hide(ones(64).mul(2));
        }

        @Override
        public int size() {
            return 1;
        }
    }

    static final class OwnListToTheLibrary extends Module {
        private final List<Tensor> parts = new KeepingList();

        @Override
        public Tensor forward(Tensor x) {
            return x.add(cat(parts, 0));
        }
    }

    static final class OptionsThatKeep extends Module {
        private final Consumer<LossOptions.Elements> options = _ -> hide(ones(64).mul(2));

        @Override
        public Tensor forward(Tensor x) {
            return F.mseLoss(x, x, options);
        }
    }

    static final class OptionsThatHide extends Module {
        @Override
        public Tensor forward(Tensor x) {
            return F.mseLoss(
                    x,
                    x,
                    o -> {
                        hide(ones(64).mul(2));
                        o.reduction("sum");
                    });
        }
    }

    static final class OptionsThatCapture extends Module {
        @Override
        public Tensor forward(Tensor x) {
            Tensor y = x.mul(2);
            return F.mseLoss(x, x, _ -> hide(y));
        }
    }

    static final class OptionsOrAField extends Module {
        private final Consumer<LossOptions.Elements> options = _ -> hide(ones(64).mul(2));
        private boolean own;

        @Override
        public Tensor forward(Tensor x) {
            return F.mseLoss(x, x, own ? o -> o.reduction("sum") : options);
        }
    }

    static final class SuppliedWithoutGradient extends Module {
        private final Supplier<Tensor> code = () -> hide(ones(64).mul(2));

        @Override
        public Tensor forward(Tensor x) {
            return x.add(noGrad(code));
        }
    }

    static final class OwnHook extends Module {
        private final UnaryOperator<Tensor> hook = g -> hide(g.mul(2));

        @Override
        public Tensor forward(Tensor x) {
            Tensor y = x.mul(2);
            y.registerHook(hook);
            return y.add(1);
        }
    }

    abstract static class Storing extends Shows {
        protected Tensor base = ones(1);

        @Override
        public Tensor forward(Tensor x) {
            base = x.mul(2);
            return base.add(1);
        }
    }

    static final class InSuperclass extends Storing {
        @Override
        public Tensor forward(Tensor x) {
            Tensor y = super.forward(x);
            return y;
        }

        @Override
        @Nullable Tensor kept() {
            return base;
        }
    }

    static final class ByDefaultMethod extends Module implements Keeper {
        @Override
        public Tensor look(Tensor t) {
            return t;
        }

        @Override
        public Tensor forward(Tensor x) {
            return keep(x.mul(2)).add(1);
        }
    }

    static final class ByDefaultMethodOfSuper extends Module implements Keeper {
        @Override
        public Tensor look(Tensor t) {
            return Keeper.super.keep(t);
        }

        @Override
        public Tensor forward(Tensor x) {
            return Keeper.super.keep(x.mul(2)).add(1);
        }
    }

    abstract static class Generic<T> extends Module {
        abstract T work(T value);

        @Override
        @SuppressWarnings("unchecked")
        public Tensor forward(Tensor x) {
            return ((Tensor) work((T) x.mul(2))).add(1);
        }
    }

    static final class ByBridge extends Generic<Tensor> {
        @Override
        Tensor work(Tensor value) {
            return hide(value);
        }
    }

    interface Constants {
        Tensor MASK = hide(ones(64).mul(2));

        default void touch() {}
    }

    /// The constant is made where the branch is first taken, in a call.
    static final class InheritedConstant extends Module implements Constants {
        int calls;

        @Override
        public Tensor forward(Tensor x) {
            return ++calls == 6 ? x.add(MASK) : x.add(0);
        }
    }

    static final class Plain implements Constants {
        static Tensor same(Tensor t) {
            return t;
        }
    }

    /// Calling a static method of a class initialises the interfaces with default methods.
    static final class InitialisesAnInterface extends Module {
        int calls;

        @Override
        public Tensor forward(Tensor x) {
            return ++calls == 6 ? Plain.same(x) : x.add(0);
        }
    }

    static final class OnAnotherThread extends Module {
        private final ExecutorService thread =
                Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory());

        @Override
        public Tensor forward(Tensor x) {
            Tensor y = x.mul(2);
            try {
                thread.submit(() -> KEPT.add(y)).get();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            return y.add(1);
        }
    }

    static final class NullMessage extends Module {
        private final Supplier<String> message = () -> hide(ones(64).mul(2)).toString();

        @Override
        public Tensor forward(Tensor x) {
            try {
                return java.util.Objects.requireNonNull(nothing(), message);
            } catch (NullPointerException e) {
                return x.add(1);
            }
        }

        private @Nullable Tensor nothing() {
            return null;
        }
    }

    static final class ArrayCopy extends Shows {
        private final Tensor[] kept = new Tensor[2];

        @Override
        public Tensor forward(Tensor x) {
            Tensor[] parts = x.mul(2).split(64);
            System.arraycopy(parts, 0, kept, 0, 1);
            return parts[0].add(1);
        }

        @Override
        @Nullable Tensor kept() {
            return kept[0];
        }
    }

    static class Overridable extends Module {
        Tensor part(Tensor x) {
            return x;
        }

        @Override
        public Tensor forward(Tensor x) {
            return part(x.mul(2)).add(1);
        }
    }

    static final class OverridesLater extends Overridable {
        @Override
        Tensor part(Tensor x) {
            return hide(x);
        }
    }

    static class TwoInputs extends Module {
        public Tensor forward(Tensor a, Tensor b) {
            return a.add(b);
        }

        public final Tensor call(Tensor a, Tensor b) {
            return call(this::forward, a, b);
        }
    }

    static final class TwoInputsKept extends TwoInputs {
        @Override
        public Tensor forward(Tensor a, Tensor b) {
            return hide(a.mul(2)).add(b);
        }
    }

    static final class RunsAnother extends Module {
        public Tensor forward(Tensor a, Tensor b) {
            return a.add(b);
        }

        private Tensor hidden(Tensor a, Tensor b) {
            return hide(a.mul(2)).add(b);
        }

        public Tensor call(Tensor a, Tensor b) {
            return call(this::hidden, a, b);
        }
    }

    static final class RunsAField extends Module {
        private final Forward.Of2<Tensor, Tensor, Tensor> code = (a, b) -> hide(a.mul(2)).add(b);

        public Tensor forward(Tensor a, Tensor b) {
            return a.add(b);
        }

        public Tensor call(Tensor a, Tensor b) {
            return a.dim() == 9 ? call(this::forward, a, b) : call(code, a, b);
        }
    }

    static final class SwapsItsFunction extends Module {
        private Forward.Of2<Tensor, Tensor, Tensor> code = this::hidden;

        public Tensor forward(Tensor a, Tensor b) {
            return a.add(b);
        }

        private Tensor hidden(Tensor a, Tensor b) {
            return hide(a.mul(2)).add(b);
        }

        public Tensor call(Tensor a, Tensor b) {
            Forward.Of2<Tensor, Tensor, Tensor> f = this::forward;
            f = code;
            return call(f, a, b);
        }
    }
}
