/// Tokenizers for text, and models of it.
module dev.obor.text {
    requires transitive dev.obor;
    requires static org.jspecify;

    exports dev.obor.text;
    exports dev.obor.text.data;
    exports dev.obor.text.models;

    opens dev.obor.text.models to
            dev.obor;
}
