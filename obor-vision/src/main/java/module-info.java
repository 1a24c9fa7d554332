/// Data sets, transforms and models for images.
module dev.obor.vision {
    requires java.desktop;
    requires java.net.http;
    requires transitive dev.obor;
    requires static org.jspecify;

    exports dev.obor.vision;
    exports dev.obor.vision.io;
    exports dev.obor.vision.models;
    exports dev.obor.vision.ops;
    exports dev.obor.vision.transforms;

    // Parameters of modules are found by reflection.
    opens dev.obor.vision.models to
            dev.obor;
    opens dev.obor.vision.ops to
            dev.obor;
}
