package dev.obor.bench;

import static dev.obor.Obor.manualSeed;
import static dev.obor.Obor.rand;

import dev.obor.Tensor;

/// The product of two square float32 matrices.
final class MatMul implements Workload {
    private final int size;
    private final Tensor a;
    private final Tensor b;
    private Tensor product;

    MatMul(int size) {
        this.size = size;
        manualSeed(1);
        a = rand(size, size);
        b = rand(size, size);
        product = a;
    }

    @Override
    public void step() {
        product = a.matmul(b);
    }

    @Override
    public double result() {
        return product.mean().item();
    }

    @Override
    public double flops() {
        return 2.0 * size * size * size;
    }
}
