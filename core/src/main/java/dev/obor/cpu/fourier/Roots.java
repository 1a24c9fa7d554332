package dev.obor.cpu.fourier;

/// The powers of e^(-2πi/n), the same on every machine: from angles of at most an eighth of a turn.
final class Roots {
    private Roots() {}

    /// Real parts (0) and imaginary parts (1) of the first `count` powers with a step.
    static double[][] of(long n, long step, int count) {
        double[][] w = new double[2][count];
        for (int k = 0; k < count; k++) {
            set(w, k, step * k, n);
        }
        return w;
    }

    /// Puts e^(-2πi at/n) at a place.
    static void set(double[][] w, int place, long at, long n) {
        long eighth = 8 * (at % n); // of a turn, times n
        int octant = (int) (eighth / n);
        long rest = eighth % n;
        boolean mirrored = (octant & 1) != 0;
        double angle = Math.PI / 4 * ((double) (mirrored ? n - rest : rest) / n);
        double c = StrictMath.cos(angle);
        double s = StrictMath.sin(angle);
        double x = mirrored ? s : c; // within the quadrant
        double y = mirrored ? c : s;
        double re;
        double im;
        switch (octant / 2) {
            case 0 -> {
                re = x;
                im = y;
            }
            case 1 -> {
                re = -y;
                im = x;
            }
            case 2 -> {
                re = -x;
                im = -y;
            }
            default -> {
                re = y;
                im = -x;
            }
        }
        w[0][place] = re;
        w[1][place] = -im;
    }
}
