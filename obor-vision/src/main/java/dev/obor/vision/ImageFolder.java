package dev.obor.vision;

import java.nio.file.Path;
import java.util.function.Consumer;

/// Pictures in folders named after their classes, torchvision's `ImageFolder`.
///
/// ```java
/// var cats = new ImageFolder(Path.of("pets"), o -> o.transform(x -> x.flip(-1)));
/// ```
///
/// Sample i is `x`, the picture as uint8 `(3, H, W)` after the transform, and `y`, its class.
public final class ImageFolder extends DatasetFolder {
    /// The pictures below a folder.
    ///
    /// @throws DatasetError if there is no folder of a class, or one without pictures
    public ImageFolder(Path root) {
        this(root, o -> {});
    }

    /// The pictures below a folder, with options.
    ///
    /// @throws DatasetError if there is no folder of a class, or one without pictures
    public ImageFolder(Path root, Consumer<Options> options) {
        super(root, options, IMG_EXTENSIONS);
    }
}
