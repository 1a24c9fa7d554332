/// The command line. Begin with `Main`, which names the sub-commands; each is a class whose name
/// ends with `Command`. What a command does beyond reading arguments and printing is called, not
/// written here.
@NullMarked
package dev.obor.cli;

import org.jspecify.annotations.NullMarked;
