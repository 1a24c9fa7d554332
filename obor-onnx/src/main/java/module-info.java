/// Models written as ONNX files, and read from them.
@SuppressWarnings("requires-automatic") // protobuf-java has no module descriptor
module dev.obor.onnx {
    requires transitive dev.obor;
    requires com.google.protobuf;
    requires static org.jspecify;

    exports dev.obor.onnx;

    // Parameters of modules are found by reflection.
    opens dev.obor.onnx to
            dev.obor;
}
