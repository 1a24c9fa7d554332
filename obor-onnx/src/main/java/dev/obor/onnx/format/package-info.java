/// The messages of ONNX files.
@NullMarked
package dev.obor.onnx.format;

import org.jspecify.annotations.NullMarked;
