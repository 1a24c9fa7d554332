package dev.obor.vision.io;

/// Which channels a picture is read with, torchvision's `ImageReadMode`.
public enum ImageReadMode {
    /// Those of the file: 1 grey, 2 grey with alpha, 3 colour, 4 colour with alpha.
    UNCHANGED(0),
    /// One: colours are weighed by 0.299, 0.587 and 0.114.
    GRAY(1),
    /// Grey and alpha.
    GRAY_ALPHA(2),
    /// Red, green and blue; alpha is left out.
    RGB(3),
    /// Red, green, blue and alpha.
    RGB_ALPHA(4);

    private final int channels;

    ImageReadMode(int channels) {
        this.channels = channels;
    }

    /// How many channels a picture of `found` channels is read with.
    int channels(int found) {
        return channels == 0 ? found : channels;
    }
}
