package dev.obor.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a message says that can be checked: its numbers (those of shapes among them) and dtypes.
final class Facts {
    private static final Pattern NUMBER =
            Pattern.compile(
                    "(?<![\\w.])-?\\d+(?:\\.\\d+)?(?:e[-+]?\\d+)?(?=[dD]\\b|(?!\\w|\\.\\d))");
    private static final Map<String, String> SCALAR_TYPES =
            Map.ofEntries(
                    Map.entry("Float", "float32"),
                    Map.entry("Double", "float64"),
                    Map.entry("Long", "int64"),
                    Map.entry("Int", "int32"),
                    Map.entry("Short", "int16"),
                    Map.entry("Char", "int8"),
                    Map.entry("Byte", "uint8"),
                    Map.entry("Bool", "bool"),
                    Map.entry("Half", "float16"),
                    Map.entry("BFloat16", "bfloat16"),
                    Map.entry("ComplexFloat", "complex64"),
                    Map.entry("ComplexDouble", "complex128"));
    private static final Map<String, String> SHORT_NAMES =
            Map.of(
                    "float", "float32", "double", "float64", "long", "int64", "int", "int32",
                    "half", "float16", "short", "int16");
    private static final Pattern DTYPE =
            Pattern.compile(
                    "\\b(?:torch\\.)?(float32|float64|bfloat16|float16|int64|int32|int16|int8|uint8"
                            + "|bool|complex64|complex128)\\b"
                            + "|torch\\.(float|double|long|int|half|short)\\b"
                            + "|\\b(Float|Double|Long|Int|Short|Char|Byte|Bool|Half|BFloat16"
                            + "|ComplexFloat|ComplexDouble)(?:Tensor|Type)?\\b");

    private Facts() {}

    /// The facts of a message, each as a text; a fact that is said twice is there twice.
    static List<String> of(String message) {
        String text = message.lines().findFirst().orElse("").replaceAll("\\(Triggered.*", "");
        List<String> facts = new ArrayList<>();
        Matcher number = NUMBER.matcher(text);
        while (number.find()) {
            facts.add(canonical(number.group()));
        }
        facts.addAll(dtypes(text));
        return facts;
    }

    private static String canonical(String number) {
        double value = Double.parseDouble(number);
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? String.valueOf((long) value)
                : String.valueOf(value);
    }

    private static TreeSet<String> dtypes(String text) {
        var found = new TreeSet<String>();
        Matcher dtype = DTYPE.matcher(text);
        while (dtype.find()) {
            if (dtype.group(1) != null) {
                found.add(dtype.group(1).toLowerCase(Locale.ROOT));
            } else if (dtype.group(2) != null) {
                found.add(SHORT_NAMES.getOrDefault(dtype.group(2), dtype.group(2)));
            } else {
                found.add(SCALAR_TYPES.getOrDefault(dtype.group(3), dtype.group(3)));
            }
        }
        return found;
    }

    /// The facts of the first message that the second does not state.
    static List<String> missing(String wanted, String stated) {
        List<String> rest = of(wanted);
        // all lines count: Obor says where and what to do on further ones
        List<String> have = new ArrayList<>();
        stated.lines().forEach(line -> have.addAll(of(line)));
        rest.removeIf(have::contains);
        return rest;
    }
}
