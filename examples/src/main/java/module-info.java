/// Programs that teach the library, one for each tutorial.
module dev.obor.examples {
    requires dev.obor;
    requires dev.obor.learn;
    requires transitive dev.obor.plot;
    requires dev.obor.progress;
    requires dev.obor.text;
    requires dev.obor.vision;
    requires static org.jspecify;

    exports dev.obor.examples;
    exports dev.obor.examples.audio;
    exports dev.obor.examples.own;
    exports dev.obor.examples.sequence;
    exports dev.obor.examples.service;

    // Models are modules: their layers are found by reflection, as are the options of optimizers.
    opens dev.obor.examples to
            dev.obor;
    opens dev.obor.examples.audio to
            dev.obor;
    opens dev.obor.examples.own to
            dev.obor;
    opens dev.obor.examples.sequence to
            dev.obor;
}
