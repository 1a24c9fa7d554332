package dev.obor.op;

import dev.obor.autograd.Function;
import dev.obor.autograd.MultiFunction;

/// A built-in operation: an ordinary [Function] with PyTorch's node name.
///
/// Its forward launches kernels on the inputs' views; its backward is written with tensors, so that
/// it can itself be differentiated.
public abstract class Op extends Function implements BuiltIn {
    private final String nodeName;

    /// An operation whose node is called that, such as `AddBackward0`.
    protected Op(String nodeName) {
        this.nodeName = nodeName;
    }

    @Override
    protected final String nodeName() {
        return nodeName;
    }

    /// A built-in operation with several results.
    public abstract static class Multi extends MultiFunction implements BuiltIn {
        private final String nodeName;

        /// An operation whose node is called that, such as `SortBackward0`.
        protected Multi(String nodeName) {
            this.nodeName = nodeName;
        }

        @Override
        protected final String nodeName() {
            return nodeName;
        }
    }
}
