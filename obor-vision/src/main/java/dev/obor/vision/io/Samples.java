package dev.obor.vision.io;

import static dev.obor.Obor.fromArray;

import dev.obor.Tensor;
import dev.obor.base.DType;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.IOException;
import java.util.Arrays;

/// The numbers of a picture, channel by channel, as the file has them.
///
/// @param planes one array for each channel
/// @param max the largest number there can be, 255 or 65535
record Samples(int[][] planes, int width, int height, int max) {
    /// What a decoded picture holds.
    static Samples of(Raster raster, ColorModel model, boolean cmyk) throws IOException {
        int width = raster.getWidth();
        int height = raster.getHeight();
        if (model instanceof IndexColorModel palette) {
            return palette(raster, palette, width, height);
        }
        int bands = raster.getNumBands();
        int bits = raster.getSampleModel().getSampleSize(0);
        int type = raster.getDataBuffer().getDataType();
        if (type == DataBuffer.TYPE_FLOAT || type == DataBuffer.TYPE_DOUBLE || bits > 16) {
            throw new IOException(
                    "pictures of floating-point or 32-bit numbers are not read; convert it to 16"
                            + " bits");
        }
        int[][] planes = new int[bands][];
        for (int band = 0; band < bands; band++) {
            planes[band] = plane(raster, band);
            int own = raster.getSampleModel().getSampleSize(band);
            int full = bits > 8 ? 65535 : 255;
            int limit = (1 << own) - 1;
            if (limit != full) {
                for (int i = 0; i < planes[band].length; i++) {
                    planes[band][i] = planes[band][i] * full / limit;
                }
            }
        }
        Samples samples = new Samples(planes, width, height, bits > 8 ? 65535 : 255);
        return cmyk ? samples.toRgb() : samples;
    }

    /// What a JPEG of four channels holds.
    static Samples ofJpeg(Raster raster, AdobeMark mark) throws IOException {
        if (raster.getNumBands() != 4) {
            throw new IOException("a JPEG of " + raster.getNumBands() + " channels is not read");
        }
        int[][] p = new int[4][];
        for (int band = 0; band < 4; band++) {
            p[band] = plane(raster, band);
        }
        for (int i = 0; i < p[0].length; i++) {
            if (mark.transformed()) {
                double y = p[0][i];
                double cb = p[1][i] - 128;
                double cr = p[2][i] - 128;
                p[0][i] = 255 - clamp(y + 1.402 * cr);
                p[1][i] = 255 - clamp(y - 0.344136286 * cb - 0.714136286 * cr);
                p[2][i] = 255 - clamp(y + 1.772 * cb);
            }
            if (mark.inverted()) {
                for (int band = 0; band < 4; band++) {
                    p[band][i] = 255 - p[band][i];
                }
            }
        }
        return new Samples(p, raster.getWidth(), raster.getHeight(), 255).toRgb();
    }

    private static int clamp(double value) {
        return (int) Math.max(0, Math.min(255, Math.round(value)));
    }

    private static int[] plane(Raster raster, int band) {
        return raster.getSamples(
                raster.getMinX(),
                raster.getMinY(),
                raster.getWidth(),
                raster.getHeight(),
                band,
                (int[]) null);
    }

    private static Samples palette(Raster raster, IndexColorModel palette, int width, int height) {
        int[] index = plane(raster, 0);
        int size = palette.getMapSize();
        byte[][] map = new byte[4][size];
        palette.getReds(map[0]);
        palette.getGreens(map[1]);
        palette.getBlues(map[2]);
        palette.getAlphas(map[3]);
        boolean grey = isRamp(map, size);
        int channels = palette.hasAlpha() ? 4 : grey ? 1 : 3;
        int[][] planes = new int[channels][index.length];
        for (int channel = 0; channel < channels; channel++) {
            for (int i = 0; i < index.length; i++) {
                planes[channel][i] = index[i] < size ? map[channel][index[i]] & 0xff : 0;
            }
        }
        return new Samples(planes, width, height, 255);
    }

    /// Whether a palette only spreads few bits of grey: readers make one for pictures without.
    private static boolean isRamp(byte[][] map, int size) {
        boolean rising = true;
        boolean falling = true;
        for (int i = 0; i < size; i++) {
            int grey = map[0][i] & 0xff;
            if (grey != (map[1][i] & 0xff) || grey != (map[2][i] & 0xff)) {
                return false;
            }
            int expected = size == 1 ? 0 : i * 255 / (size - 1);
            rising &= Math.abs(grey - expected) <= 1;
            falling &= Math.abs(grey - (255 - expected)) <= 1;
        }
        return rising || falling;
    }

    /// Inks to light: what each ink leaves of what black leaves.
    private Samples toRgb() {
        int[][] rgb = new int[3][planes[0].length];
        for (int i = 0; i < planes[0].length; i++) {
            int left = max - planes[3][i];
            for (int channel = 0; channel < 3; channel++) {
                int ink = planes[channel][i] * left;
                // The quotient by 255 to the nearest, as Pillow computes it.
                int share = max == 255 ? (ink + 128 + ((ink + 128) >> 8)) >> 8 : ink / max;
                rgb[channel][i] = Math.max(0, left - share);
            }
        }
        return new Samples(rgb, width, height, max);
    }

    /// `(C, H, W)` with the channels that are wanted.
    Tensor tensor(ImageOptions options) {
        int found = planes.length;
        int wanted = options.mode.channels(found);
        boolean wide = max > 255 && options.keep16Bit;
        int[][] out = channels(wanted);
        int area = width * height;
        if (wide) {
            int[] all = new int[wanted * area];
            for (int channel = 0; channel < wanted; channel++) {
                System.arraycopy(out[channel], 0, all, channel * area, area);
            }
            return fromArray(all, DType.INT32, wanted, height, width);
        }
        byte[] all = new byte[Math.multiplyExact(wanted, area)];
        int shift = max > 255 ? 8 : 0;
        for (int channel = 0; channel < wanted; channel++) {
            for (int i = 0; i < area; i++) {
                all[channel * area + i] = (byte) (out[channel][i] >> shift);
            }
        }
        return fromArray(all, DType.UINT8, wanted, height, width);
    }

    private int[][] channels(int wanted) {
        int found = planes.length;
        if (wanted == found) {
            return planes;
        }
        boolean colour = found >= 3;
        int[][] out = new int[wanted][];
        if (wanted >= 3) {
            for (int channel = 0; channel < 3; channel++) {
                out[channel] = planes[colour ? channel : 0];
            }
        } else {
            out[0] = colour ? grey() : planes[0];
        }
        if (wanted % 2 == 0) {
            boolean alpha = found % 2 == 0;
            out[wanted - 1] = alpha ? planes[found - 1] : new int[width * height];
            if (!alpha) {
                Arrays.fill(out[wanted - 1], max);
            }
        }
        return out;
    }

    /// Pillow's weights in whole numbers of 65536ths.
    private int[] grey() {
        int[] grey = new int[width * height];
        for (int i = 0; i < grey.length; i++) {
            long sum = planes[0][i] * 19595L + planes[1][i] * 38470L + planes[2][i] * 7471L;
            grey[i] = (int) ((sum + 0x8000) >> 16);
        }
        return grey;
    }
}
