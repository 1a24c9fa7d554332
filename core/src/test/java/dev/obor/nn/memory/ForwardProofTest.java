package dev.obor.nn.memory;

import static dev.obor.Obor.ones;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.obor.Tensor;
import dev.obor.nn.Linear;
import dev.obor.nn.Module;
import dev.obor.nn.ModuleList;
import dev.obor.nn.Sequential;
import dev.obor.nn.functional.F;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Which modules are shown to keep nothing, and that those that keep something are not.
final class ForwardProofTest {
    static class Plain extends Module {
        final Linear a = new Linear(4, 4);
        final ModuleList<Module> more = new ModuleList<>();
        int calls;

        @Override
        public Tensor forward(Tensor x) {
            calls++;
            if (x.dim() != 2) {
                throw new IllegalArgumentException("dim " + x.dim());
            }
            Tensor y = F.relu(a.call(x)).add(x);
            for (Module m : more) {
                y = m.call(y);
            }
            return twice(y, 3);
        }

        private Tensor twice(Tensor t, int depth) {
            return depth == 0 ? t : twice(t.mul(2), depth - 1);
        }
    }

    static final class SetsOptions extends Module {
        int calls;

        @Override
        public Tensor forward(Tensor x) {
            boolean causal = calls++ > 0;
            Tensor y = F.scaledDotProductAttention(x, x, x, o -> o.isCausal(causal).dropoutP(0));
            return F.dropout(y, o -> o.p(0.5).training(false));
        }
    }

    static final class InField extends Module {
        Tensor kept = ones(1);

        @Override
        public Tensor forward(Tensor x) {
            kept = x.mul(2);
            return x;
        }
    }

    static final class InStatic extends Module {
        static Tensor kept = ones(1);

        @Override
        public Tensor forward(Tensor x) {
            kept = x.mul(2);
            return x;
        }
    }

    static final class InArray extends Module {
        final Tensor[] kept = new Tensor[1];

        @Override
        public Tensor forward(Tensor x) {
            kept[0] = x.mul(2);
            return x;
        }
    }

    static final class InList extends Module {
        final List<Tensor> kept = new ArrayList<>();

        @Override
        public Tensor forward(Tensor x) {
            kept.add(x.mul(2));
            return x;
        }
    }

    static final class InLambda extends Module {
        @Override
        public Tensor forward(Tensor x) {
            Tensor y = x.mul(2);
            Runnable later = () -> y.add(1);
            new Thread(later).start();
            return x;
        }
    }

    static final class ThroughHook extends Module {
        @Override
        public Tensor forward(Tensor x) {
            x.registerHook(g -> g);
            return x;
        }
    }

    static class Helps extends Module {
        @Override
        public Tensor forward(Tensor x) {
            return help(x);
        }

        Tensor help(Tensor x) { // a class that is loaded later may override it
            return x;
        }
    }

    static final class ReadsList extends Module {
        final List<Tensor> given = new ArrayList<>(); // may be a list of the program's own class

        @Override
        public Tensor forward(Tensor x) {
            return x.add(given.get(0));
        }
    }

    static final class Walks extends Module {
        final Iterable<Tensor> given = List.of();

        @Override
        public Tensor forward(Tensor x) {
            Tensor y = x;
            for (Tensor t : given) {
                y = y.add(t);
            }
            return y;
        }
    }

    static final class Later {
        static final Tensor MASK = ones(3);

        static Tensor mask() {
            return MASK;
        }
    }

    static final class Initialises extends Module {
        @Override
        public Tensor forward(Tensor x) {
            return x.add(Later.mask());
        }
    }

    static final class InheritsNone extends Sequential {}

    static final class CallsForward extends Module {
        final Module child = new InField();

        @Override
        public Tensor forward(Tensor x) {
            return (Tensor) child.forward(x);
        }
    }

    static final class Backwards extends Module {
        @Override
        public Tensor forward(Tensor x) {
            x.sum().backward();
            return x;
        }
    }

    static final class Locks extends Module {
        @Override
        public Tensor forward(Tensor x) {
            synchronized (this) {
                return x.mul(2);
            }
        }
    }

    @Test
    void modulesAsPeopleWriteThem() {
        assertNull(ForwardProof.refusal(Plain.class, true));
        assertNull(ForwardProof.refusal(SetsOptions.class, true));
        assertNull(
                ForwardProof.refusal(
                        new Plain() {
                            @Override
                            public Tensor forward(Tensor x) {
                                return super.forward(x).neg();
                            }
                        }.getClass(),
                        true));
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                InField.class,
                InStatic.class,
                InArray.class,
                InList.class,
                InLambda.class,
                ThroughHook.class,
                Helps.class,
                ReadsList.class,
                Walks.class,
                Initialises.class,
                InheritsNone.class,
                CallsForward.class,
                Backwards.class,
                Locks.class
            })
    void whatMayKeepSomethingIsNotProved(Class<?> type) {
        assertNotNull(ForwardProof.refusal(type, true));
    }

    @Test
    void theReasonNamesThePlace() {
        assertEquals(
                "forward stores into the field kept", ForwardProof.refusal(InField.class, true));
    }
}
