/// Measurements: speed beside PyTorch, memory over a long run, equal bits.
module dev.obor.bench {
    requires dev.obor.vision;
    requires java.instrument;
    requires java.management;
    requires jdk.jfr;
    requires jdk.management;
    requires transitive dev.obor;
    requires static org.jspecify;

    exports dev.obor.bench;
}
