/// Data sets, transforms and models for images.
module dev.obor.vision {
    requires transitive dev.obor;
    requires static transitive org.jspecify;
}
