/// What surrounds PyTorch in Python: tables, scores, a plain statistical model to compare with.
module dev.obor.learn {
    requires de.siegmar.fastcsv;
    requires jdk.httpserver;
    requires transitive dev.obor;
    requires static org.jspecify;

    exports dev.obor.learn;
    exports dev.obor.learn.fit;
    exports dev.obor.learn.live;
    exports dev.obor.learn.log;
}
