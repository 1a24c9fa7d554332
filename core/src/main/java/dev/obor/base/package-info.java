/// The vocabulary that every layer uses: dtypes, devices, options, files, and the family of errors.
/// Begin with [DType] and [OborError]. Nothing here knows of tensors, memory or formulas.
@NullMarked
package dev.obor.base;

import org.jspecify.annotations.NullMarked;
