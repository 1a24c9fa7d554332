/// Progress bars and timing for loops; it needs nothing else of Obor.
module dev.obor.progress {
    requires java.management;
    requires jdk.management;
    requires me.tongfei.progressbar;
    requires static org.jspecify;

    exports dev.obor.progress;
}
