package dev.obor.op.graph;

import dev.obor.Tensor;
import dev.obor.backend.View;
import dev.obor.op.TensorAccess;

/// Where the elements of a tensor stand in memory, without the memory: what a node of the graph may
/// remember of a view.
///
/// @param shape the sizes; not to be changed
/// @param strides the strides, in elements; not to be changed
/// @param offset where the first element stands
public record Geometry(long[] shape, long[] strides, long offset) {
    /// That of a tensor.
    public static Geometry of(Tensor t) {
        View v = TensorAccess.view(t);
        return new Geometry(v.shape(), v.strides(), v.offset());
    }
}
