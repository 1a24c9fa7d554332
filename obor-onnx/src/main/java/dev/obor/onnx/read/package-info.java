/// ONNX's operators as operations of tensors, and graphs of them.
@NullMarked
package dev.obor.onnx.read;

import org.jspecify.annotations.NullMarked;
