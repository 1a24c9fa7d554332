package dev.obor.plot;

import dev.obor.base.StateError;
import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Composite;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.GraphicsConfiguration;
import java.awt.Image;
import java.awt.Paint;
import java.awt.Polygon;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.geom.AffineTransform;
import java.awt.geom.Arc2D;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.NoninvertibleTransformException;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.BufferedImageOp;
import java.awt.image.ImageObserver;
import java.awt.image.RenderedImage;
import java.awt.image.renderable.RenderableImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.AttributedCharacterIterator;
import java.util.Base64;
import java.util.Map;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/// Writes what is drawn with it as SVG: shapes as paths, texts as texts, pictures inside of the
/// file. What figures and the chart library draw with is there (the library draws letters as
/// shapes); other things a pen can do are an error.
final class SvgPen extends Graphics2D {
    /// Measures texts: the pen of a picture of one pixel.
    private final Graphics2D ruler;

    private final StringBuilder out;
    private AffineTransform transform = new AffineTransform();
    private @Nullable Shape clip; // in the page's own places
    private Paint paint = Color.BLACK;
    private Color background = Color.WHITE;
    private Stroke stroke = new BasicStroke();
    private Composite composite = AlphaComposite.SrcOver;
    private RenderingHints hints = new RenderingHints(Map.of());

    private SvgPen(StringBuilder out) {
        this.out = out;
        ruler = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
    }

    /// A whole file.
    static String text(Figure figure) {
        Dimension size = figure.size();
        var out = new StringBuilder();
        out.append(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\""
                        .formatted(size.width, size.height));
        out.append(" viewBox=\"0 0 %d %d\">\n".formatted(size.width, size.height));
        out.append("<title>").append(escaped(figure.title())).append("</title>\n");
        figure.paint(new SvgPen(out));
        return out.append("</svg>\n").toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }

    /// Up to three places behind the point.
    private static String number(double value) {
        BigDecimal rounded = new BigDecimal(value).setScale(3, RoundingMode.HALF_EVEN);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    private static String color(String what, Paint paint) {
        if (!(paint instanceof Color c)) {
            throw new StateError("figures are drawn in plain colours, not in a " + paint);
        }
        String text = " %s=\"#%06x\"".formatted(what, c.getRGB() & 0xffffff);
        return c.getAlpha() == 255
                ? text
                : text + " %s-opacity=\"%s\"".formatted(what, number(c.getAlpha() / 255.0));
    }

    private static String path(Shape shape, @Nullable AffineTransform transform) {
        var d = new StringBuilder();
        double[] p = new double[6];
        String letters = "MLQCZ";
        for (PathIterator i = shape.getPathIterator(transform); !i.isDone(); i.next()) {
            int kind = i.currentSegment(p);
            d.append(letters.charAt(kind));
            int numbers = kind == PathIterator.SEG_CLOSE ? 0 : 2 * Math.max(1, kind);
            for (int k = 0; k < numbers; k++) {
                d.append(k == 0 ? "" : " ").append(number(p[k]));
            }
        }
        return d.toString();
    }

    /// Begins and ends what is cut off at a clip; nothing is written for what lies inside of it.
    private void clipped(Shape bounds, Runnable body) {
        Shape cut = clip;
        if (cut == null || cut.contains(bounds.getBounds2D())) {
            body.run();
        } else if (cut.intersects(bounds.getBounds2D())) {
            String name = "c" + out.length();
            out.append(
                    "<clipPath id=\"%s\"><path d=\"%s\"/></clipPath><g clip-path=\"url(#%s)\">\n"
                            .formatted(name, path(cut, null), name));
            body.run();
            out.append("</g>\n");
        }
    }

    @Override
    public void fill(Shape shape) {
        Shape placed = transform.createTransformedShape(shape);
        clipped(
                placed,
                () ->
                        out.append(
                                "<path d=\"%s\"%s/>\n"
                                        .formatted(path(placed, null), color("fill", paint))));
    }

    @Override
    public void draw(Shape shape) {
        if (!(stroke instanceof BasicStroke pen)) {
            throw new StateError("figures are drawn with plain strokes, not with a " + stroke);
        }
        double scale = Math.sqrt(Math.abs(transform.getDeterminant()));
        Shape placed = transform.createTransformedShape(shape);
        var style = new StringBuilder(color("stroke", paint));
        style.append(" stroke-width=\"%s\"".formatted(number(pen.getLineWidth() * scale)));
        String[] caps = {"butt", "round", "square"};
        String[] joins = {"miter", "round", "bevel"};
        style.append(" stroke-linecap=\"%s\"".formatted(caps[pen.getEndCap()]));
        style.append(" stroke-linejoin=\"%s\"".formatted(joins[pen.getLineJoin()]));
        if (pen.getDashArray() != null) {
            var dashes = new StringBuilder();
            for (float dash : pen.getDashArray()) {
                dashes.append(dashes.isEmpty() ? "" : " ").append(number(dash * scale));
            }
            style.append(" stroke-dasharray=\"%s\"".formatted(dashes));
        }
        Shape outline = transform.createTransformedShape(pen.createStrokedShape(shape));
        clipped(
                outline,
                () ->
                        out.append(
                                "<path d=\"%s\" fill=\"none\"%s/>\n"
                                        .formatted(path(placed, null), style)));
    }

    @Override
    public void drawString(String text, float x, float y) {
        Font font = getFont();
        Rectangle2D bounds = font.getStringBounds(text, getFontRenderContext());
        Shape place =
                new Rectangle2D.Double(
                        x + bounds.getX(),
                        y + bounds.getY(),
                        bounds.getWidth(),
                        bounds.getHeight());
        double[] m = new double[6];
        transform.getMatrix(m);
        boolean moved = transform.getType() <= AffineTransform.TYPE_TRANSLATION;
        String where =
                moved
                        ? "x=\"%s\" y=\"%s\"".formatted(number(x + m[4]), number(y + m[5]))
                        : "x=\"%s\" y=\"%s\" transform=\"matrix(%s %s %s %s %s %s)\""
                                .formatted(
                                        number(x),
                                        number(y),
                                        number(m[0]),
                                        number(m[1]),
                                        number(m[2]),
                                        number(m[3]),
                                        number(m[4]),
                                        number(m[5]));
        // The length keeps what was measured here, whatever letters the reader has.
        String style =
                " font-family=\"DejaVu Sans, Verdana, sans-serif\" font-size=\"%s\" textLength=\"%s\"%s%s"
                        .formatted(
                                number(font.getSize2D()),
                                number(bounds.getWidth()),
                                font.isBold() ? " font-weight=\"bold\"" : "",
                                font.isItalic() ? " font-style=\"italic\"" : "");
        if (!text.isBlank()) {
            clipped(
                    transform.createTransformedShape(place),
                    () ->
                            out.append(
                                    "<text %s%s%s>%s</text>\n"
                                            .formatted(
                                                    where,
                                                    style,
                                                    color("fill", paint),
                                                    escaped(text))));
        }
    }

    @Override
    public void drawString(String text, int x, int y) {
        drawString(text, (float) x, (float) y);
    }

    @Override
    public boolean drawImage(
            Image image, int x, int y, int width, int height, @Nullable ImageObserver observer) {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write((RenderedImage) image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // nothing is written but memory
        }
        Rectangle2D place =
                transform.createTransformedShape(new Rectangle(x, y, width, height)).getBounds2D();
        clipped(
                place,
                () ->
                        out.append(
                                        "<image x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\""
                                                .formatted(
                                                        number(place.getX()),
                                                        number(place.getY()),
                                                        number(place.getWidth()),
                                                        number(place.getHeight())))
                                .append(" preserveAspectRatio=\"none\"")
                                .append(" style=\"image-rendering:pixelated\"")
                                .append(" href=\"data:image/png;base64,")
                                .append(Base64.getEncoder().encodeToString(bytes.toByteArray()))
                                .append("\"/>\n"));
        return true;
    }

    @Override
    public boolean drawImage(Image image, int x, int y, @Nullable ImageObserver observer) {
        return drawImage(image, x, y, image.getWidth(null), image.getHeight(null), observer);
    }

    @Override
    public void drawGlyphVector(GlyphVector glyphs, float x, float y) {
        fill(glyphs.getOutline(x, y));
    }

    @Override
    public Graphics create() {
        SvgPen other = new SvgPen(out);
        other.transform = new AffineTransform(transform);
        other.clip = clip;
        other.paint = paint;
        other.background = background;
        other.stroke = stroke;
        other.composite = composite;
        other.hints = new RenderingHints(Map.of());
        other.hints.putAll(hints);
        other.setFont(getFont());
        return other;
    }

    @Override
    public void clip(@Nullable Shape shape) {
        if (shape == null) {
            clip = null;
            return;
        }
        Shape placed = transform.createTransformedShape(shape);
        if (clip == null) {
            clip = placed;
        } else {
            var both = new Area(clip);
            both.intersect(new Area(placed));
            clip = both;
        }
    }

    @Override
    public void setClip(@Nullable Shape shape) {
        clip = shape == null ? null : transform.createTransformedShape(shape);
    }

    @Override
    @SuppressWarnings("NullAway") // the JDK's own is null where nothing is cut off
    public @Nullable Shape getClip() {
        Shape cut = clip;
        try {
            return cut == null ? null : transform.createInverse().createTransformedShape(cut);
        } catch (NoninvertibleTransformException e) {
            return null;
        }
    }

    @Override
    public Rectangle getClipBounds() {
        Shape cut = getClip();
        return cut == null ? new Rectangle(0, 0, 1 << 20, 1 << 20) : cut.getBounds();
    }

    @Override
    public void clipRect(int x, int y, int width, int height) {
        clip(new Rectangle(x, y, width, height));
    }

    @Override
    public void setClip(int x, int y, int width, int height) {
        setClip(new Rectangle(x, y, width, height));
    }

    @Override
    public void drawLine(int x1, int y1, int x2, int y2) {
        draw(new Line2D.Double(x1, y1, x2, y2));
    }

    @Override
    public void fillRect(int x, int y, int width, int height) {
        fill(new Rectangle(x, y, width, height));
    }

    @Override
    public void clearRect(int x, int y, int width, int height) {
        Paint kept = paint;
        paint = background;
        fillRect(x, y, width, height);
        paint = kept;
    }

    @Override
    public void drawRoundRect(int x, int y, int width, int height, int arcWidth, int arcHeight) {
        draw(new RoundRectangle2D.Double(x, y, width, height, arcWidth, arcHeight));
    }

    @Override
    public void fillRoundRect(int x, int y, int width, int height, int arcWidth, int arcHeight) {
        fill(new RoundRectangle2D.Double(x, y, width, height, arcWidth, arcHeight));
    }

    @Override
    public void drawOval(int x, int y, int width, int height) {
        draw(new Ellipse2D.Double(x, y, width, height));
    }

    @Override
    public void fillOval(int x, int y, int width, int height) {
        fill(new Ellipse2D.Double(x, y, width, height));
    }

    @Override
    public void drawArc(int x, int y, int width, int height, int start, int angle) {
        draw(new Arc2D.Double(x, y, width, height, start, angle, Arc2D.OPEN));
    }

    @Override
    public void fillArc(int x, int y, int width, int height, int start, int angle) {
        fill(new Arc2D.Double(x, y, width, height, start, angle, Arc2D.PIE));
    }

    @Override
    public void drawPolyline(int[] xs, int[] ys, int n) {
        var path = new Path2D.Double();
        for (int i = 0; i < n; i++) {
            if (i == 0) {
                path.moveTo(xs[i], ys[i]);
            } else {
                path.lineTo(xs[i], ys[i]);
            }
        }
        draw(path);
    }

    @Override
    public void drawPolygon(int[] xs, int[] ys, int n) {
        draw(new Polygon(xs, ys, n));
    }

    @Override
    public void fillPolygon(int[] xs, int[] ys, int n) {
        fill(new Polygon(xs, ys, n));
    }

    @Override
    public void translate(int x, int y) {
        transform.translate(x, y);
    }

    @Override
    public void translate(double x, double y) {
        transform.translate(x, y);
    }

    @Override
    public void rotate(double angle) {
        transform.rotate(angle);
    }

    @Override
    public void rotate(double angle, double x, double y) {
        transform.rotate(angle, x, y);
    }

    @Override
    public void scale(double x, double y) {
        transform.scale(x, y);
    }

    @Override
    public void shear(double x, double y) {
        transform.shear(x, y);
    }

    @Override
    public void transform(AffineTransform more) {
        transform.concatenate(more);
    }

    @Override
    public void setTransform(AffineTransform value) {
        transform = new AffineTransform(value);
    }

    @Override
    public AffineTransform getTransform() {
        return new AffineTransform(transform);
    }

    @Override
    public void setPaint(@Nullable Paint value) {
        if (value != null) {
            paint = value;
        }
    }

    @Override
    public Paint getPaint() {
        return paint;
    }

    @Override
    public void setColor(@Nullable Color value) {
        setPaint(value);
    }

    @Override
    public Color getColor() {
        return paint instanceof Color color ? color : Color.BLACK;
    }

    @Override
    public void setBackground(Color value) {
        background = value;
    }

    @Override
    public Color getBackground() {
        return background;
    }

    @Override
    public void setStroke(Stroke value) {
        stroke = value;
    }

    @Override
    public Stroke getStroke() {
        return stroke;
    }

    @Override
    public void setComposite(Composite value) {
        composite = value;
    }

    @Override
    public Composite getComposite() {
        return composite;
    }

    @Override
    public void setFont(@Nullable Font value) {
        ruler.setFont(value);
    }

    @Override
    public Font getFont() {
        return ruler.getFont();
    }

    @Override
    public FontMetrics getFontMetrics(Font font) {
        return ruler.getFontMetrics(font);
    }

    @Override
    public FontRenderContext getFontRenderContext() {
        return ruler.getFontRenderContext();
    }

    @Override
    public GraphicsConfiguration getDeviceConfiguration() {
        return ruler.getDeviceConfiguration();
    }

    @Override
    public void setRenderingHint(RenderingHints.Key key, @Nullable Object value) {
        if (value == null) {
            hints.remove(key);
        } else {
            hints.put(key, value);
        }
    }

    @Override
    @SuppressWarnings("NullAway") // as of a map
    public @Nullable Object getRenderingHint(RenderingHints.Key key) {
        return hints.get(key);
    }

    @Override
    public void setRenderingHints(Map<?, ?> values) {
        hints.clear();
        hints.putAll(values);
    }

    @Override
    public void addRenderingHints(Map<?, ?> values) {
        hints.putAll(values);
    }

    @Override
    public RenderingHints getRenderingHints() {
        return hints;
    }

    @Override
    public boolean hit(Rectangle place, Shape shape, boolean onStroke) {
        Shape outline = onStroke ? stroke.createStrokedShape(shape) : shape;
        return transform.createTransformedShape(outline).intersects(place);
    }

    @Override
    public void setPaintMode() {}

    @Override
    public void dispose() {
        ruler.dispose();
    }

    private static StateError unknown(String what) {
        return new StateError("a figure in SVG has no " + what + "; save it as PNG");
    }

    @Override
    public void setXORMode(Color color) {
        throw unknown("XOR mode");
    }

    @Override
    public void copyArea(int x, int y, int width, int height, int dx, int dy) {
        throw unknown("copies of areas");
    }

    @Override
    public void drawString(AttributedCharacterIterator text, int x, int y) {
        throw unknown("texts with attributes");
    }

    @Override
    public void drawString(AttributedCharacterIterator text, float x, float y) {
        throw unknown("texts with attributes");
    }

    @Override
    public boolean drawImage(Image image, AffineTransform place, ImageObserver observer) {
        throw unknown("turned pictures");
    }

    @Override
    public void drawImage(BufferedImage image, BufferedImageOp filter, int x, int y) {
        throw unknown("filtered pictures");
    }

    @Override
    public void drawRenderedImage(RenderedImage image, AffineTransform place) {
        throw unknown("turned pictures");
    }

    @Override
    public void drawRenderableImage(RenderableImage image, AffineTransform place) {
        throw unknown("turned pictures");
    }

    @Override
    public boolean drawImage(
            Image image, int x, int y, Color color, @Nullable ImageObserver observer) {
        throw unknown("pictures with a background");
    }

    @Override
    public boolean drawImage(
            Image image,
            int x,
            int y,
            int width,
            int height,
            Color color,
            @Nullable ImageObserver observer) {
        throw unknown("pictures with a background");
    }

    @Override
    public boolean drawImage(
            Image image,
            int dx1,
            int dy1,
            int dx2,
            int dy2,
            int sx1,
            int sy1,
            int sx2,
            int sy2,
            @Nullable ImageObserver observer) {
        throw unknown("parts of pictures");
    }

    @Override
    public boolean drawImage(
            Image image,
            int dx1,
            int dy1,
            int dx2,
            int dy2,
            int sx1,
            int sy1,
            int sx2,
            int sy2,
            Color color,
            @Nullable ImageObserver observer) {
        throw unknown("parts of pictures");
    }
}
