package dev.obor.bench;

import java.io.IOException;

/// A process that keeps its core busy until its input ends.
final class Spinner {
    private Spinner() {}

    /// Spins.
    ///
    /// @param args none
    public static void main(String[] args) throws IOException {
        Thread spin = new Thread(Spinner::spin);
        spin.setDaemon(true);
        spin.start();
        while (System.in.read() >= 0) {
            continue;
        }
    }

    private static void spin() {
        while (true) {
            Thread.onSpinWait();
        }
    }
}
