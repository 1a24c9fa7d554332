/// Operations of a trace as nodes of ONNX.
@NullMarked
package dev.obor.onnx.lower;

import org.jspecify.annotations.NullMarked;
