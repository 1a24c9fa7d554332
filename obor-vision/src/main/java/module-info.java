/// Data sets, transforms and models for images.
module dev.obor.vision {
    requires java.net.http;
    requires transitive dev.obor;
    requires static org.jspecify;

    exports dev.obor.vision;
}
