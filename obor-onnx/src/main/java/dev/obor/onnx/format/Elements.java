package dev.obor.onnx.format;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.DType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// The elements of tensors as the bytes of files, the least byte first.
public final class Elements {
    private Elements() {}

    /// The bytes of a tensor.
    public static byte[] of(Tensor t) {
        Tensor real = t.isComplex() ? Obor.viewAsReal(t) : t;
        int width = ElementKind.of(real.dtype()).width();
        ByteBuffer out =
                ByteBuffer.allocate(Math.toIntExact(real.numel() * width))
                        .order(ByteOrder.LITTLE_ENDIAN);
        switch (real.dtype()) {
            case FLOAT32 -> out.asFloatBuffer().put(real.toFloatArray());
            case FLOAT64 -> out.asDoubleBuffer().put(real.toDoubleArray());
            case INT64 -> out.asLongBuffer().put(real.toLongArray());
            case INT32 -> out.asIntBuffer().put(real.toIntArray());
            case INT16 -> {
                for (int v : real.toIntArray()) {
                    out.putShort((short) v);
                }
            }
            case FLOAT16 -> {
                for (float v : real.toFloatArray()) {
                    out.putShort(Float.floatToFloat16(v));
                }
            }
            case BFLOAT16 -> {
                for (float v : real.toFloatArray()) {
                    out.putShort((short) (Float.floatToRawIntBits(v) >>> 16));
                }
            }
            case BOOL -> {
                for (boolean v : real.toBooleanArray()) {
                    out.put((byte) (v ? 1 : 0));
                }
            }
            default -> out.put(real.toByteArray());
        }
        return out.array();
    }

    /// A tensor of bytes, of which there are as many as it has elements.
    public static Tensor tensor(ElementKind kind, long[] shape, ByteBuffer bytes) {
        ByteBuffer in = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
        int n = in.remaining() / kind.width();
        DType dtype = kind.dtype();
        Tensor flat =
                switch (kind) {
                    case FLOAT -> {
                        float[] v = new float[n];
                        in.asFloatBuffer().get(v);
                        yield Obor.tensor(v);
                    }
                    case DOUBLE -> {
                        double[] v = new double[n];
                        in.asDoubleBuffer().get(v);
                        yield Obor.tensor((Object) v, o -> o.dtype(DType.FLOAT64));
                    }
                    case INT64 -> {
                        long[] v = new long[n];
                        in.asLongBuffer().get(v);
                        yield Obor.tensor(v);
                    }
                    case INT32 -> {
                        int[] v = new int[n];
                        in.asIntBuffer().get(v);
                        yield Obor.tensor((Object) v, o -> o.dtype(DType.INT32));
                    }
                    case INT16 -> {
                        int[] v = new int[n];
                        for (int i = 0; i < n; i++) {
                            v[i] = in.getShort();
                        }
                        yield Obor.tensor((Object) v, o -> o.dtype(dtype));
                    }
                    case INT8, UINT8, BOOL -> {
                        int[] v = new int[n];
                        for (int i = 0; i < n; i++) {
                            v[i] = kind == INT8_KIND ? in.get() : in.get() & 0xff;
                        }
                        yield Obor.tensor((Object) v, o -> o.dtype(DType.INT32)).to(dtype);
                    }
                    case FLOAT16 -> {
                        float[] v = new float[n];
                        for (int i = 0; i < n; i++) {
                            v[i] = Float.float16ToFloat(in.getShort());
                        }
                        yield Obor.tensor(v).to(dtype);
                    }
                    case BFLOAT16 -> {
                        float[] v = new float[n];
                        for (int i = 0; i < n; i++) {
                            v[i] = Float.intBitsToFloat(in.getShort() << 16);
                        }
                        yield Obor.tensor(v).to(dtype);
                    }
                    case COMPLEX64 -> {
                        float[] v = new float[2 * n];
                        in.asFloatBuffer().get(v);
                        yield Obor.viewAsComplex(Obor.tensor(v).view(-1, 2));
                    }
                    case COMPLEX128 -> {
                        double[] v = new double[2 * n];
                        in.asDoubleBuffer().get(v);
                        yield Obor.viewAsComplex(
                                Obor.tensor((Object) v, o -> o.dtype(DType.FLOAT64)).view(-1, 2));
                    }
                };
        return flat.reshape(shape);
    }

    private static final ElementKind INT8_KIND = ElementKind.INT8;
}
