/// The command line.
module dev.obor.cli {
    requires dev.obor;
    requires static dev.obor.bench;
    requires dev.obor.distributed;
    requires static dev.obor.examples;
    requires dev.obor.learn;
    requires dev.obor.onnx;
    requires dev.obor.plot;
    requires dev.obor.text;
    requires dev.obor.vision;
    requires info.picocli;
    requires java.desktop;
    requires java.management;
    requires jdk.httpserver;
    requires jdk.management;
    requires me.tongfei.progressbar;
    requires static org.jspecify;

    opens dev.obor.cli to
            info.picocli;
    opens dev.obor.cli.ranks to
            info.picocli;
}
