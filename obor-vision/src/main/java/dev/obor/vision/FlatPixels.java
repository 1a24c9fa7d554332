package dev.obor.vision;

import dev.obor.Tensor;

/// What the data sets do unless told otherwise: [ToTensor], then one row of numbers per image.
record FlatPixels() implements Transform {
    private static final ToTensor TO_TENSOR = new ToTensor();

    @Override
    public Tensor apply(Tensor image) {
        return TO_TENSOR.apply(image).flatten();
    }

    @Override
    public boolean takesBatches() {
        return true;
    }

    @Override
    public Tensor applyBatch(Tensor images) {
        return TO_TENSOR.applyBatch(images).flatten(1);
    }
}
