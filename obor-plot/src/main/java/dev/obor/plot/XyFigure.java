package dev.obor.plot;

import dev.obor.Tensor;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/// Lines and points over two axes; any number of series. Points that are not finite leave a gap.
public final class XyFigure implements Figure {
    /// Matplotlib's. Lines are opaque: the joints of transparent pieces would show.
    private static final Color[] COLOURS = {
        new Color(0x1f77b4), new Color(0xff7f0e), new Color(0x2ca02c), new Color(0xd62728),
        new Color(0x9467bd), new Color(0x8c564b), new Color(0xe377c2), new Color(0x7f7f7f),
        new Color(0xbcbd22), new Color(0x17becf)
    };

    private static final int MANY = 12;

    private record Series(String name, double[] x, double[] y, boolean line) {}

    private final List<Series> series = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private final Options options;

    XyFigure(Consumer<Options> options) {
        this.options = new Options().with(options);
    }

    /// How the axes are drawn.
    public static final class Options extends dev.obor.base.Options<Options> {
        String title = "";
        String xLabel = "";
        String yLabel = "";
        boolean logX = false;
        boolean logY = false;
        int width = 800;
        int height = 500;

        Options() {}

        /// The line above the plot.
        public Options title(String value) {
            return set(() -> title = value);
        }

        /// What the horizontal axis shows.
        public Options xLabel(String value) {
            return set(() -> xLabel = value);
        }

        /// What the vertical axis shows.
        public Options yLabel(String value) {
            return set(() -> yLabel = value);
        }

        /// Whether the horizontal axis is logarithmic.
        public Options logX(boolean value) {
            return set(() -> logX = value);
        }

        /// Whether the vertical axis is logarithmic.
        public Options logY(boolean value) {
            return set(() -> logY = value);
        }

        /// The size in pixels, 800 by 500.
        public Options size(int across, int down) {
            return set(() -> {
                width = across;
                height = down;
            });
        }
    }

    /// Adds a line through points.
    ///
    /// @throws IllegalArgumentException if `x` and `y` differ in length or are empty
    public XyFigure line(String name, double[] x, double[] y) {
        return add(name, x, y, true);
    }

    /// Adds a line through points; the tensors are vectors.
    public XyFigure line(String name, Tensor x, Tensor y) {
        return line(name, vector(x), vector(y));
    }

    /// Adds single points; the tensors are vectors.
    public XyFigure scatter(String name, Tensor x, Tensor y) {
        return scatter(name, vector(x), vector(y));
    }

    private static double[] vector(Tensor tensor) {
        return tensor.detach().toDouble().flatten().toDoubleArray();
    }

    /// Adds a line through points at 0, 1, 2, ….
    public XyFigure line(String name, double[] y) {
        return line(name, counting(y.length), y);
    }

    /// Adds single points.
    ///
    /// @throws IllegalArgumentException if `x` and `y` differ in length or are empty
    public XyFigure scatter(String name, double[] x, double[] y) {
        return add(name, x, y, false);
    }

    private XyFigure add(String name, double[] x, double[] y, boolean line) {
        if (x.length != y.length || x.length == 0) {
            throw new IllegalArgumentException(
                    ("plot: series '%s' has %d x and %d y; give as many of one as of "
                                    + "the other, at least 1")
                            .formatted(name, x.length, y.length));
        }
        String unique = name;
        for (int i = 2; !names.add(unique); i++) {
            unique = name + " (" + i + ")";
        }
        series.add(new Series(unique, finite(x, options.logX), finite(y, options.logY), line));
        return this;
    }

    /// XChart refuses infinities, and a logarithm wants positive numbers: both become gaps.
    private static double[] finite(double[] values, boolean positive) {
        double[] copy = values.clone();
        for (int i = 0; i < copy.length; i++) {
            if (!Double.isFinite(copy[i]) || positive && copy[i] <= 0) {
                copy[i] = Double.NaN;
            }
        }
        return copy;
    }

    private static double[] counting(int n) {
        double[] x = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = i;
        }
        return x;
    }

    @Override
    public String title() {
        return options.title.isEmpty() ? "Obor" : options.title;
    }

    @Override
    public Dimension size() {
        return new Dimension(options.width, options.height);
    }

    @Override
    public void paint(Graphics2D pen) {
        XYChart chart =
                new XYChartBuilder()
                        .width(options.width)
                        .height(options.height)
                        .title(options.title)
                        .xAxisTitle(options.xLabel)
                        .yAxisTitle(options.yLabel)
                        .build();
        style(chart);
        for (int i = 0; i < series.size(); i++) {
            add(chart, series.get(i), COLOURS[i % COLOURS.length]);
        }
        chart.paint(pen, options.width, options.height);
    }

    private void style(XYChart chart) {
        var styler = chart.getStyler();
        styler.setChartTitleVisible(!options.title.isEmpty());
        styler.setXAxisTitleVisible(!options.xLabel.isEmpty());
        styler.setYAxisTitleVisible(!options.yLabel.isEmpty());
        styler.setXAxisLogarithmic(options.logX).setYAxisLogarithmic(options.logY);
        styler.setLegendVisible(series.size() > 1)
                .setLegendPosition(Styler.LegendPosition.OutsideE)
                .setLegendBorderColor(Color.LIGHT_GRAY);
        styler.setChartBackgroundColor(Color.WHITE).setChartTitleBoxVisible(false).setMarkerSize(6);
    }

    /// XChart writes ticks at the points themselves, such as 273 and 546, where these are evenly
    /// spaced; a last point beside the last one makes it choose round numbers.
    private static double[] uneven(double[] x) {
        double[] longer = twice(x);
        longer[x.length] = Math.nextUp(x[x.length - 1]);
        return longer;
    }

    private static double[] twice(double[] y) {
        double[] longer = Arrays.copyOf(y, y.length + 1);
        longer[y.length] = y[y.length - 1];
        return longer;
    }

    private static void add(XYChart chart, Series s, Color colour) {
        boolean many = s.line() && s.x().length > MANY;
        XYSeries drawn =
                chart.addSeries(
                        s.name(), many ? uneven(s.x()) : s.x(), many ? twice(s.y()) : s.y());
        if (s.line()) {
            drawn.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Line);
            drawn.setLineColor(colour);
            drawn.setMarkerColor(colour);
            drawn.setLineStyle(new BasicStroke(2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            drawn.setMarker(s.x().length > 30 ? SeriesMarkers.NONE : SeriesMarkers.CIRCLE);
        } else {
            drawn.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
            drawn.setMarkerColor(
                    new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), 160));
            drawn.setMarker(SeriesMarkers.CIRCLE);
        }
    }
}
