/// Reading and writing tensors and state dictionaries: PyTorch's files, safetensors, NumPy's, and
/// the whole state of a training run. Begin with [Safetensors], [Numpy] and [TrainingState];
/// PyTorch's files are read by `TorchReader` and `Unpickler`, for `Obor.load`. No file is opened
/// for writing here: `FileWriting` in `dev.obor.base` does that.
@NullMarked
package dev.obor.io;

import org.jspecify.annotations.NullMarked;
