/// Tensors and the functions that make and combine them. Begin with [Tensor] and [Obor], which are
/// written from declarations; the other types are what their methods take and give. What an
/// operation computes does not stand here but in `dev.obor.op`.
@NullMarked
package dev.obor;

import org.jspecify.annotations.NullMarked;
