package dev.obor.cpu.program;

import dev.obor.base.DType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Arrays of any dtype, and their bytes as PyTorch lays them out.
public final class TestArrays {
    private TestArrays() {}

    public static Object of(DType dtype, int length) {
        return switch (dtype) {
            case FLOAT32 -> new float[length];
            case FLOAT64 -> new double[length];
            case COMPLEX64 -> new float[2 * length];
            case COMPLEX128 -> new double[2 * length];
            case INT64 -> new long[length];
            case INT32 -> new int[length];
            case INT16, FLOAT16, BFLOAT16 -> new short[length];
            case INT8, UINT8, BOOL -> new byte[length];
        };
    }

    public static byte[] bytes(Object array) {
        return switch (array) {
            case byte[] a -> a;
            case short[] a -> {
                ByteBuffer b = little(2 * a.length);
                b.asShortBuffer().put(a);
                yield b.array();
            }
            case int[] a -> {
                ByteBuffer b = little(4 * a.length);
                b.asIntBuffer().put(a);
                yield b.array();
            }
            case long[] a -> {
                ByteBuffer b = little(8 * a.length);
                b.asLongBuffer().put(a);
                yield b.array();
            }
            case float[] a -> {
                ByteBuffer b = little(4 * a.length);
                b.asFloatBuffer().put(a);
                yield b.array();
            }
            case double[] a -> {
                ByteBuffer b = little(8 * a.length);
                b.asDoubleBuffer().put(a);
                yield b.array();
            }
            default -> throw new IllegalArgumentException(array.getClass().toString());
        };
    }

    /// The first 12 digits of SHA-256.
    public static String hash(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
