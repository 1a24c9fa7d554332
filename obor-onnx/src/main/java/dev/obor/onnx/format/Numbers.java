package dev.obor.onnx.format;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.util.Arrays;

/// Numbers that are read one after the other, packed or each with its tag.
final class Numbers {
    private interface Reading {
        long next(CodedInputStream in) throws IOException;
    }

    private final Allowance allowance;
    private long[] values = new long[0];
    private int count;

    Numbers(Allowance allowance) {
        this.allowance = allowance;
    }

    int count() {
        return count;
    }

    void integers(CodedInputStream in, int tag) throws IOException {
        read(in, tag, CodedInputStream::readInt64);
    }

    void floats(CodedInputStream in, int tag) throws IOException {
        read(in, tag, i -> i.readFixed32());
    }

    void doubles(CodedInputStream in, int tag) throws IOException {
        read(in, tag, CodedInputStream::readFixed64);
    }

    private void read(CodedInputStream in, int tag, Reading reading) throws IOException {
        if (WireFormat.getTagWireType(tag) != WireFormat.WIRETYPE_LENGTH_DELIMITED) {
            add(reading.next(in));
            return;
        }
        int limit = in.pushLimit(in.readRawVarint32());
        while (in.getBytesUntilLimit() > 0) {
            add(reading.next(in));
        }
        in.popLimit(limit);
    }

    private void add(long value) throws IOException {
        if (count == values.length) {
            int more = Math.max(8, count / 2);
            allowance.take(8L * more);
            values = Arrays.copyOf(values, count + more);
        }
        values[count++] = value;
    }

    long[] longs() {
        return Arrays.copyOf(values, count);
    }

    float[] asFloats() throws IOException {
        allowance.take(4L * count);
        float[] out = new float[count];
        for (int i = 0; i < count; i++) {
            out[i] = Float.intBitsToFloat((int) values[i]);
        }
        return out;
    }

    double[] asDoubles() throws IOException {
        allowance.take(8L * count);
        double[] out = new double[count];
        for (int i = 0; i < count; i++) {
            out[i] = Double.longBitsToDouble(values[i]);
        }
        return out;
    }
}
