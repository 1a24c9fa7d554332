package dev.obor.nn;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.DType;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/// One case written by `conformance/python/layers.py`.
record Fixture(String name, String print, Map<String, Tensor> tensors, String node) {
    static List<Fixture> read(String resource) {
        List<Fixture> all = new ArrayList<>();
        var stream = Objects.requireNonNull(Fixture.class.getResourceAsStream(resource), resource);
        try (var in =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(stream), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                all.add(one(line.substring("case ".length()), in));
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return all;
    }

    private static Fixture one(String name, BufferedReader in) throws IOException {
        int lines = Integer.parseInt(in.readLine().substring("print ".length()));
        List<String> print = new ArrayList<>();
        for (int i = 0; i < lines; i++) {
            print.add(in.readLine());
        }
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        String node = "-";
        for (String line = in.readLine(); !line.equals("end"); line = in.readLine()) {
            String[] parts = line.split(" ");
            if (parts[0].equals("node")) {
                node = parts[1];
            } else {
                tensors.put(parts[0], tensor(parts[1], parts[2], parts[3]));
            }
        }
        return new Fixture(name, String.join("\n", print), tensors, node);
    }

    private static Tensor tensor(String dtypeName, String sizes, String hex) {
        DType dtype = DType.valueOf(dtypeName.toUpperCase(Locale.ROOT));
        long[] shape =
                sizes.equals("-")
                        ? new long[0]
                        : Arrays.stream(sizes.split(",")).mapToLong(Long::parseLong).toArray();
        int digits = 2 * dtype.itemSize();
        long[] bits = new long[hex.equals("-") ? 0 : hex.length() / digits];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = Long.parseUnsignedLong(hex, i * digits, (i + 1) * digits, 16);
        }
        Object array =
                switch (dtype) {
                    case FLOAT32 -> {
                        float[] values = new float[bits.length];
                        for (int i = 0; i < bits.length; i++) {
                            values[i] = Float.intBitsToFloat((int) bits[i]);
                        }
                        yield values;
                    }
                    case FLOAT64 ->
                            Arrays.stream(bits).mapToDouble(Double::longBitsToDouble).toArray();
                    default -> bits;
                };
        return Obor.fromArray(array).view(shape);
    }

    Tensor get(String key) {
        return Objects.requireNonNull(tensors.get(key), name + " has no " + key);
    }

    boolean has(String key) {
        return tensors.containsKey(key);
    }
}
