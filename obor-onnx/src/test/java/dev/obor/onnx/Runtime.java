package dev.obor.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import dev.obor.Tensor;
import dev.obor.base.DType;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Runs files with ONNX Runtime.
final class Runtime {
    private Runtime() {}

    /// What a file computes.
    static List<Tensor> run(Path file, Map<String, Tensor> inputs) {
        OrtEnvironment env = OrtEnvironment.getEnvironment();
        Map<String, OnnxTensor> given = new LinkedHashMap<>();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.NO_OPT);
            try (OrtSession session = env.createSession(file.toString(), options)) {
                for (String name : session.getInputNames()) {
                    given.put(name, value(env, inputs.get(name)));
                }
                List<Tensor> results = new ArrayList<>();
                try (OrtSession.Result result = session.run(given)) {
                    for (Map.Entry<String, OnnxValue> e : result) {
                        results.add(tensor((OnnxTensor) e.getValue()));
                    }
                }
                return results;
            }
        } catch (OrtException e) {
            throw new AssertionError(file + ": " + e.getMessage(), e);
        } finally {
            given.values().forEach(OnnxTensor::close);
        }
    }

    private static OnnxTensor value(OrtEnvironment env, Tensor t) throws OrtException {
        long[] shape = t.shape().toArray();
        return t.dtype() == DType.INT64
                ? OnnxTensor.createTensor(env, LongBuffer.wrap(t.toLongArray()), shape)
                : OnnxTensor.createTensor(env, FloatBuffer.wrap(t.toFloatArray()), shape);
    }

    private static Tensor tensor(OnnxTensor t) {
        TensorInfo info = t.getInfo();
        long[] shape = info.getShape();
        return switch (info.type) {
            case FLOAT -> {
                float[] v = new float[t.getFloatBuffer().remaining()];
                t.getFloatBuffer().get(v);
                yield dev.obor.Obor.tensor(v).reshape(shape);
            }
            case INT64 -> {
                long[] v = new long[t.getLongBuffer().remaining()];
                t.getLongBuffer().get(v);
                yield dev.obor.Obor.tensor(v).reshape(shape);
            }
            case BOOL -> {
                byte[] v = new byte[t.getByteBuffer().remaining()];
                t.getByteBuffer().get(v);
                int[] w = new int[v.length];
                for (int i = 0; i < v.length; i++) {
                    w[i] = v[i];
                }
                yield dev.obor.Obor.tensor(w).to(DType.BOOL).reshape(shape);
            }
            default -> throw new AssertionError(info);
        };
    }

    /// Compares relative to the largest element.
    static void close(String what, Tensor expected, Tensor actual, double tolerance) {
        assertEquals(expected.dtype(), actual.dtype(), what);
        assertEquals(expected.shape().toList(), actual.shape().toList(), what);
        double[] a = expected.flatten().toDoubleArray();
        double[] b = actual.flatten().toDoubleArray();
        double scale = 1;
        for (double v : a) {
            scale = Double.isFinite(v) ? Math.max(scale, Math.abs(v)) : scale;
        }
        assertTrue(a.length == b.length);
        assertArrayEquals(a, b, tolerance * scale, what);
    }
}
