/// Plots of tensors and training runs.
module dev.obor.plot {
    requires transitive dev.obor;
    requires static transitive org.jspecify;
}
