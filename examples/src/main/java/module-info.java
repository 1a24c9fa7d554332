/// Programs that teach the library, one for each tutorial.
module dev.obor.examples {
    requires dev.obor;
    requires transitive dev.obor.plot;
    requires dev.obor.vision;
    requires static transitive org.jspecify;

    exports dev.obor.examples;
}
