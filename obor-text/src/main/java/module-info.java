/// Tokenizers for text.
module dev.obor.text {
    requires transitive dev.obor;
    requires static org.jspecify;

    exports dev.obor.text;
}
