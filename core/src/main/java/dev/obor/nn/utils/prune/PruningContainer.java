package dev.obor.nn.utils.prune;

import static dev.obor.Index.all;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.IndexError;
import dev.obor.base.ValueError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/// Several methods that prune one parameter after another, PyTorch's `PruningContainer`: each
/// prunes what those before it have left.
public final class PruningContainer extends BasePruningMethod
        implements Iterable<BasePruningMethod> {
    private final List<BasePruningMethod> methods;

    /// These methods, in their order.
    public PruningContainer(BasePruningMethod... methods) {
        this(List.of(Arguments.allGiven(methods, "methods")));
    }

    private PruningContainer(List<BasePruningMethod> methods) {
        this.methods = new ArrayList<>(methods);
    }

    static PruningContainer joined(BasePruningMethod before, BasePruningMethod next) {
        PruningContainer all =
                before instanceof PruningContainer container
                        ? new PruningContainer(container.methods)
                        : new PruningContainer(before);
        all.addPruningMethod(next);
        return all;
    }

    /// Adds a method behind the others.
    ///
    /// @throws ValueError if it is this container, or holds it
    public void addPruningMethod(BasePruningMethod method) {
        Arguments.given(method, "method");
        if (method instanceof PruningContainer container && container.holds(this)) {
            throw new ValueError("a container cannot hold itself");
        }
        methods.add(method);
    }

    private boolean holds(PruningContainer other) {
        return this == other
                || methods.stream()
                        .anyMatch(m -> m instanceof PruningContainer c && c.holds(other));
    }

    /// How many methods there are.
    public int size() {
        return methods.size();
    }

    /// The method at a position.
    ///
    /// @throws IndexError if there is none
    public BasePruningMethod get(int index) {
        if (index < 0 || index >= methods.size()) {
            throw new IndexError(
                    "index " + index + " is out of range for " + methods.size() + " methods");
        }
        return methods.get(index);
    }

    @Override
    public Iterator<BasePruningMethod> iterator() {
        return List.copyOf(methods).iterator();
    }

    /// The mask of the last method, for what the others have left.
    @Override
    protected Tensor computeMask(Tensor t, Tensor defaultMask) {
        if (methods.isEmpty()) {
            throw new ValueError("the container has no pruning method");
        }
        BasePruningMethod method = methods.getLast();
        Tensor mask = defaultMask.to(t.dtype(), o -> o.copy(true));
        switch (method.pruningType()) {
            case UNSTRUCTURED -> {
                Tensor left = defaultMask.eq(1);
                Tensor part = masked(method, t.get(left), defaultMask.get(left));
                mask.set(part.to(mask.dtype()), left);
            }
            case STRUCTURED -> {
                int dim = method.dim() < 0 ? method.dim() + t.dim() : method.dim();
                if (dim < 0 || dim >= t.dim()) {
                    throw new IndexError(
                            "Index is out of bounds for tensor with dimensions " + t.dim());
                }
                Tensor sums = defaultMask.transpose(0, dim).flatten(1).sum(1);
                Object[] kept = new Object[dim + 1];
                Arrays.fill(kept, all());
                kept[dim] = sums.ne(0);
                Tensor part = masked(method, t.get(kept), defaultMask.get(kept));
                mask.set(part.to(mask.dtype()), kept);
            }
            case GLOBAL -> mask.copy_(masked(method, t, defaultMask));
        }
        return mask;
    }
}
