/// Writes the faces of the library from its declarations. Begin with `Main`; `Declarations` reads,
/// `Face` and `Layer` write.
///
/// An operation is declared once, in `core`, with its documentation and the annotation `Operation`.
/// This tool reads the declarations through the compiler's tree API and writes `Tensor` and `Obor`
/// from hand-written skeletons: every operation as an ordinary documented method. It knows no
/// operation by name.
@NullMarked
package dev.obor.faces;

import org.jspecify.annotations.NullMarked;
