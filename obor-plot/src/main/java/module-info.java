/// Plots of tensors and training runs.
@SuppressWarnings("requires-automatic") // XChart has no module descriptor
module dev.obor.plot {
    requires transitive dev.obor;
    requires java.desktop;
    requires static org.jspecify;
    requires xchart;

    exports dev.obor.plot;
}
