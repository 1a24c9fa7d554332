/// What it costs that ranks train together: `obor ranks`. Begin with `RanksCommand`, which starts
/// processes and prints; `RankProgram` is what each of them runs, `gloo.py` its twin in PyTorch.
@NullMarked
package dev.obor.cli.ranks;

import org.jspecify.annotations.NullMarked;
