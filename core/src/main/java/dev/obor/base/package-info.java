/// The vocabulary that every layer uses: dtypes, devices and the error family.
@NullMarked
package dev.obor.base;

import org.jspecify.annotations.NullMarked;
