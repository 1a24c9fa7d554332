package dev.obor.nn.functional;

import dev.obor.base.Arguments;
import dev.obor.base.Options;
import dev.obor.base.ValueError;

/// Optional arguments of [F#pad]: `F.pad(x, pad, o -> o.value(-1))`.
public final class PadOptions extends Options<PadOptions> {
    static final PadOptions DEFAULT = new PadOptions();
    String mode = "constant";
    double value;

    /// `constant`, `reflect`, `replicate` or `circular`.
    public PadOptions mode(String name) {
        Arguments.given(name, "name");
        return set(() -> mode = name);
    }

    /// What constant padding consists of, 0.
    public PadOptions value(double number) {
        return set(() -> value = number);
    }

    @Override
    protected void check() {
        if (value != 0 && !mode.equals("constant")) {
            throw new ValueError(
                    "Padding mode \"" + mode + "\" doesn't take in value argument",
                    "Only \"constant\" padding has a value.");
        }
    }
}
