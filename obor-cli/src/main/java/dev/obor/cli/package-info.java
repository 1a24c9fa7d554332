/// The command line.
@NullMarked
package dev.obor.cli;

import org.jspecify.annotations.NullMarked;
