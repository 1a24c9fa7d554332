/// ONNX's operators as operations of tensors, and graphs of them. Begin with `Operators`, which
/// finds the class for an operator, and `Planner`, which makes a graph runnable. Bytes of files are
/// not read here but in `format`.
@NullMarked
package dev.obor.onnx.read;

import org.jspecify.annotations.NullMarked;
