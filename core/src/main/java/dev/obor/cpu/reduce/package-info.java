/// Kernels that combine elements: sums, extremes, products, and where an extreme lies. Begin with
/// `Reduces`; `Reducer` holds the order that every sum keeps.
@NullMarked
package dev.obor.cpu.reduce;

import org.jspecify.annotations.NullMarked;
