package dev.obor.vision;

import java.util.List;

/// Draws one digit as a 28 by 28 grey image, white ink on black, the way a hand might write it.
///
/// The hand's habits come from the random stream: which form of the digit, where the control points
/// fall, slant, rotation, width, height, place, a slow wobble along the strokes, pen width, ink, a
/// stray mark, a gap, and sensor noise.
final class DigitPainter {
    static final int SIZE = 28;
    private static final int STEPS_PER_CURVE = 8;

    private final SplitMix random;
    private final double[] ink = new double[SIZE * SIZE];

    private DigitPainter(SplitMix random) {
        this.random = random;
    }

    /// Paints `digit` into `pixels[offset .. offset + 784)`.
    static void paint(int digit, SplitMix random, byte[] pixels, int offset) {
        var painter = new DigitPainter(random);
        painter.drawGlyph(digit);
        painter.drawStrayMark();
        painter.develop(pixels, offset);
    }

    private void drawGlyph(int digit) {
        List<Glyph> forms = Glyph.FORMS.get(digit);
        Glyph glyph = forms.get(random.nextInt(forms.size()));
        Hand hand = Hand.of(random);
        double radius = random.between(1.3, 1.8);
        for (Glyph.Stroke stroke : glyph.strokes()) {
            double[] controls = hand.place(stroke.controls(), random);
            for (int i = 0; i + 7 < controls.length; i += 6) {
                drawCurve(controls, i, radius);
            }
        }
    }

    private void drawCurve(double[] c, int i, double radius) {
        double x = c[i];
        double y = c[i + 1];
        for (int step = 1; step <= STEPS_PER_CURVE; step++) {
            double t = (double) step / STEPS_PER_CURVE;
            double nextX = bezier(t, c[i], c[i + 2], c[i + 4], c[i + 6]);
            double nextY = bezier(t, c[i + 1], c[i + 3], c[i + 5], c[i + 7]);
            drawLine(x, y, nextX, nextY, radius);
            x = nextX;
            y = nextY;
        }
    }

    private static double bezier(double t, double a, double b, double c, double d) {
        double s = 1 - t;
        return s * s * s * a + 3 * s * s * t * b + 3 * s * t * t * c + t * t * t * d;
    }

    /// A round pen of the given radius: full ink inside, fading over one pixel at the rim.
    private void drawLine(double x0, double y0, double x1, double y1, double radius) {
        double reach = radius + 1;
        int left = Math.max(0, (int) (Math.min(x0, x1) - reach));
        int right = Math.min(SIZE - 1, (int) (Math.max(x0, x1) + reach));
        int top = Math.max(0, (int) (Math.min(y0, y1) - reach));
        int bottom = Math.min(SIZE - 1, (int) (Math.max(y0, y1) + reach));
        double dx = x1 - x0;
        double dy = y1 - y0;
        double length2 = dx * dx + dy * dy;
        for (int y = top; y <= bottom; y++) {
            for (int x = left; x <= right; x++) {
                double px = x + 0.5 - x0;
                double py = y + 0.5 - y0;
                double along = length2 == 0 ? 0 : clamp((px * dx + py * dy) / length2);
                double ex = px - along * dx;
                double ey = py - along * dy;
                double cover = clamp(radius + 0.5 - Math.sqrt(ex * ex + ey * ey));
                int p = y * SIZE + x;
                ink[p] = Math.max(ink[p], cover);
            }
        }
    }

    /// Every sixth picture has a short thin mark somewhere that belongs to no digit.
    private void drawStrayMark() {
        if (random.nextInt(6) != 0) {
            return;
        }
        double x = random.between(2, 26);
        double y = random.between(2, 26);
        double dx = random.between(-3, 3);
        double dy = random.between(-3, 3);
        drawLine(x, y, x + dx, y + dy, random.between(0.2, 0.6));
    }

    private void develop(byte[] pixels, int offset) {
        double strength = random.between(0.8, 1);
        double noise = random.between(0, 0.06);
        for (int p = 0; p < ink.length; p++) {
            double grey = ink[p] * strength + noise * random.nextBell();
            pixels[offset + p] = (byte) (int) (255 * clamp(grey) + 0.5);
        }
    }

    private static double clamp(double v) {
        return v < 0 ? 0 : Math.min(v, 1);
    }

    /// The map from the 100 by 100 box to pixels: one writer on one occasion.
    private record Hand(
            double xx,
            double xy,
            double yx,
            double yy,
            double shiftX,
            double shiftY,
            double waveSize,
            double waveX,
            double waveY,
            double phase) {

        private static final double JITTER = 1.8;

        static Hand of(SplitMix random) {
            double height = random.between(0.175, 0.2);
            double width = height * random.between(0.7, 0.95);
            double slant = 0.10 * random.nextBell();
            double angle = 0.04 * random.nextBell();
            double cos = StrictMath.cos(angle);
            double sin = StrictMath.sin(angle);
            double across = -slant * height;
            return new Hand(
                    cos * width,
                    cos * across - sin * height,
                    sin * width,
                    sin * across + cos * height,
                    14 + random.between(-4, 4),
                    14 + random.between(-4, 4),
                    random.between(0, 0.7),
                    random.between(0.15, 0.4),
                    random.between(0.15, 0.4),
                    random.between(0, 6.283185307179586));
        }

        double[] place(double[] controls, SplitMix random) {
            double[] placed = new double[controls.length];
            for (int i = 0; i < controls.length; i += 2) {
                double u = controls[i] - 50 + JITTER * random.nextBell();
                double v = controls[i + 1] - 50 + JITTER * random.nextBell();
                double x = shiftX + xx * u + xy * v;
                double y = shiftY + yx * u + yy * v;
                placed[i] = x + waveSize * StrictMath.sin(waveY * y + phase);
                placed[i + 1] = y + waveSize * StrictMath.sin(waveX * x - phase);
            }
            return placed;
        }
    }
}
