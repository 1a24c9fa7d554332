/// Tensors, automatic differentiation, neural networks, optimizers and data loading.
@SuppressWarnings("module") // the module that is named may not be there
module dev.obor {
    requires static org.jspecify;

    // Never exported to programs: dev.obor.backend, .cpu, .expr, .machine, .op.
    exports dev.obor.backend to
            dev.obor.distributed;
    exports dev.obor.op to
            dev.obor.distributed;
    exports dev.obor.op.graph to
            dev.obor.distributed;
    exports dev.obor;
    exports dev.obor.amp;
    exports dev.obor.autograd;
    exports dev.obor.base;
    exports dev.obor.capture;
    exports dev.obor.optim;
    exports dev.obor.pointwise;
    exports dev.obor.profiler;
    exports dev.obor.data;
    exports dev.obor.distributions;
    exports dev.obor.distributions.constraints;
    exports dev.obor.distributions.transforms;
    exports dev.obor.func;
    exports dev.obor.io;
    exports dev.obor.nn;
    exports dev.obor.nn.functional;
    exports dev.obor.nn.init;
    exports dev.obor.nn.utils;
    exports dev.obor.nn.utils.prune;
    exports dev.obor.testing;
    exports dev.obor.trace;

    uses dev.obor.backend.Backend;
    uses dev.obor.op.TensorFiles;

    provides dev.obor.backend.Backend with
            dev.obor.cpu.CpuBackend;
    provides dev.obor.op.TensorFiles with
            dev.obor.io.TorchFiles;
}
