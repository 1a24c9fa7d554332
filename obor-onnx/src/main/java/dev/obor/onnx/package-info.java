/// Models written as ONNX files, and read from them: [Onnx].
@NullMarked
package dev.obor.onnx;

import org.jspecify.annotations.NullMarked;
