/// Operations of a trace as nodes of ONNX. Begin with `Lowerings`, which finds the class for an
/// operation, and a short one such as `ReductionLowerings`. What has no node is refused by name,
/// not approximated.
@NullMarked
package dev.obor.onnx.lower;

import org.jspecify.annotations.NullMarked;
