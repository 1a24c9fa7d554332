package dev.obor.vision;

import java.util.ArrayList;
import java.util.List;

/// One way of writing a digit: pen strokes in a box of 100 by 100 units, y pointing down.
///
/// The path language is a part of SVG's: `M x y` puts the pen down, `L x y` draws a line and `C x1
/// y1 x2 y2 x y` a cubic Bézier curve.
record Glyph(List<Stroke> strokes) {
    /// The points of one stroke: `x, y` pairs, a start and then three for each Bézier piece.
    record Stroke(double[] controls) {}

    /// `FORMS.get(d)` lists the ways to write digit `d`.
    static final List<List<Glyph>> FORMS =
            List.of(
                    forms(
                            "M 50 5 C 20 5 12 28 12 50 C 12 76 26 95 50 95 C 74 95 88 74 88 50"
                                    + " C 88 26 76 4 46 6"),
                    forms(
                            "M 50 4 L 50 96",
                            "M 34 22 L 54 4 L 54 96",
                            "M 32 24 L 52 4 L 52 95 M 30 95 L 76 95"),
                    forms(
                            "M 15 28 C 20 2 78 -2 80 26 C 82 46 42 68 15 93 L 86 93",
                            "M 18 25 C 25 2 76 0 78 27 C 80 52 44 72 24 88 C 10 98 12 74 34 84"
                                    + " C 50 91 68 98 88 86"),
                    forms(
                            "M 18 16 C 38 0 80 4 78 27 C 76 44 58 48 42 48 C 62 48 86 52 84 72"
                                    + " C 82 98 34 102 14 82",
                            "M 18 8 L 78 8 L 46 42 C 70 40 86 54 84 72 C 80 98 34 102 14 82"),
                    forms(
                            "M 28 5 L 16 56 L 86 56 M 68 22 L 62 96",
                            "M 66 96 L 66 5 L 12 64 L 90 64"),
                    forms(
                            "M 78 7 L 28 7 L 22 46 C 45 30 86 36 84 68 C 82 102 34 100 14 84",
                            "M 30 10 L 24 46 C 46 32 84 38 82 68 C 80 100 34 100 16 86"
                                    + " M 30 10 L 82 8"),
                    forms(
                            "M 68 5 C 38 14 14 44 15 70 C 16 92 36 96 50 96 C 70 96 84 84 82 68"
                                    + " C 80 50 60 46 46 49 C 30 52 18 62 17 76",
                            "M 48 4 C 26 24 14 48 15 70 C 16 90 34 97 50 96 C 68 95 82 86 80 70"
                                    + " C 78 54 58 50 44 54 C 30 58 20 66 17 78"),
                    forms(
                            "M 14 8 L 85 8 L 42 96",
                            "M 14 8 L 85 8 L 42 96 M 34 52 L 80 50",
                            "M 14 18 L 16 9 L 84 8 C 64 34 50 62 46 96"),
                    forms(
                            "M 75 20 C 65 0 24 2 24 25 C 24 46 80 52 80 75 C 80 98 20 100 18 76"
                                    + " C 16 55 68 46 76 20",
                            "M 50 4 C 22 4 22 46 50 47 C 78 46 78 4 50 4"
                                    + " M 50 47 C 10 48 10 96 50 96 C 90 96 90 48 50 47"),
                    forms(
                            "M 78 28 C 74 2 22 0 20 30 C 20 58 72 58 78 28 C 80 50 74 74 64 96",
                            "M 80 24 C 68 0 20 4 20 32 C 22 58 70 56 80 24 L 77 96",
                            "M 78 28 C 74 2 22 0 20 30 C 20 58 72 58 78 28"
                                    + " C 84 70 74 104 30 90"));

    private static List<Glyph> forms(String... paths) {
        var glyphs = new ArrayList<Glyph>();
        for (String path : paths) {
            glyphs.add(parse(path));
        }
        return List.copyOf(glyphs);
    }

    static Glyph parse(String path) {
        String[] words = path.split(" ");
        var strokes = new ArrayList<Stroke>();
        var points = new ArrayList<Double>();
        for (int i = 0; i < words.length; ) {
            String command = words[i++];
            int numbers =
                    switch (command) {
                        case "M", "L" -> 2;
                        case "C" -> 6;
                        default ->
                                throw new IllegalArgumentException(
                                        "glyph path: '" + command + "' is none of M, L, C");
                    };
            double[] args = new double[numbers];
            for (int k = 0; k < numbers; k++) {
                args[k] = Double.parseDouble(words[i++]);
            }
            if (command.equals("M")) {
                finish(points, strokes);
            } else if (command.equals("L")) {
                lineControls(points, args);
            }
            for (double arg : args) {
                points.add(arg);
            }
        }
        finish(points, strokes);
        return new Glyph(List.copyOf(strokes));
    }

    /// A straight line is a Bézier curve whose inner controls lie at its thirds.
    private static void lineControls(List<Double> points, double[] end) {
        double x = points.get(points.size() - 2);
        double y = points.getLast();
        points.add(x + (end[0] - x) / 3);
        points.add(y + (end[1] - y) / 3);
        points.add(x + (end[0] - x) * 2 / 3);
        points.add(y + (end[1] - y) * 2 / 3);
    }

    private static void finish(List<Double> points, List<Stroke> strokes) {
        if (!points.isEmpty()) {
            strokes.add(new Stroke(points.stream().mapToDouble(Double::doubleValue).toArray()));
            points.clear();
        }
    }
}
