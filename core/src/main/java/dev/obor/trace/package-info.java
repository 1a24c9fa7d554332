/// What a model did: its operations in the order in which they ran. Begin with [Trace]; the methods
/// of tensors announce themselves to [Recorder]. What is made of a trace, such as a file, stands
/// elsewhere.
@NullMarked
package dev.obor.trace;

import org.jspecify.annotations.NullMarked;
