package dev.obor.examples;

/// From raw tensors to `Sequential`: what each part of `torch.nn` replaces.
public final class WhatIsTorchNnReally implements Example {
    /// The program.
    public WhatIsTorchNnReally() {}

    @Override
    public String teaches() {
        return "what torch.nn really is: a classifier from raw tensors, refactored to Sequential";
    }

    @Override
    public void run(Setup setup) {
        IO.println(setup);
    }

    void main(String[] args) {
        run(Setup.of(args));
    }
}
