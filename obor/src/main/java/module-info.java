/// Tensors, automatic differentiation, neural networks, optimizers and data loading.
module dev.obor {
    requires jdk.incubator.vector;
    requires static org.jspecify;

    // Exported packages, in alphabetical order. A package needs a type before javac lets it be
    // exported: dev.obor, .autograd, .base, .data, .io, .nn, .nn.functional, .nn.init, .optim.
    // Never exported: dev.obor.backend, .cpu, .expr, .op.
}
