/// Kernels that combine elements: sums, extremes, products, and where an extreme lies. Begin with
/// `Reduces`; `Reducer` holds the order that every sum keeps. Running sums are elsewhere, in
/// `dev.obor.cpu.lines`.
@NullMarked
package dev.obor.cpu.reduce;

import org.jspecify.annotations.NullMarked;
