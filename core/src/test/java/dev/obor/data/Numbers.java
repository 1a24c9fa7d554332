package dev.obor.data;

/// A data set whose sample i is the number 10 i.
record Numbers(long size) implements Dataset<Long> {
    @Override
    public Long get(long index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException("no sample " + index);
        }
        return 10 * index;
    }
}
