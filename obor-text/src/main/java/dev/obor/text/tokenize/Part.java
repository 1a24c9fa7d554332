package dev.obor.text.tokenize;

import dev.obor.base.FileError;
import dev.obor.io.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An object of a JSON file, which knows where it stands, so that what is wrong with it can be
/// told.
///
/// @param file the file
/// @param place where it stands, such as `normalizer.normalizers[1]`
/// @param values what it has
public record Part(Path file, String place, Map<?, ?> values) {
    /// The whole of a file.
    ///
    /// @throws FileError if it cannot be read, or is no JSON object
    public static Part read(Path file) {
        return of(file, "", Json.read(file));
    }

    /// The objects of a file that is an array of them.
    ///
    /// @throws FileError if it cannot be read, or is anything else
    public static List<Part> readAll(Path file) {
        if (!(Json.read(file) instanceof List<?> all)) {
            throw new FileError(file, "it is no array");
        }
        List<Part> parts = new ArrayList<>();
        for (Object value : all) {
            parts.add(of(file, "[" + parts.size() + "]", value));
        }
        return parts;
    }

    /// A folder beside or below this file's own, which the file names; an empty name is its own.
    public Path folder(String key) {
        String name = string(key);
        Path own = file.toAbsolutePath().getParent();
        if (own == null || name.indexOf('\0') >= 0) {
            throw wrong(key, "the name of a folder");
        }
        Path folder = own.resolve(name).normalize();
        if (!folder.startsWith(own)) {
            throw wrong(key, "the name of a folder beside the file");
        }
        return folder;
    }

    private static Part of(Path file, String place, @Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return new Part(file, place, map);
        }
        throw new FileError(file, (place.isEmpty() ? "it" : "'" + place + "'") + " is no object");
    }

    /// What is wrong here.
    public FileError error(String what) {
        return new FileError(file, place.isEmpty() ? what : "'" + place + "' " + what);
    }

    /// An unknown component, named.
    FileError unknown(String kind) {
        return error("is a " + kind + " of the type '" + type() + "', which Obor does not know");
    }

    private FileError wrong(String key, String wanted) {
        String found = values.containsKey(key) ? "is " + shown(values.get(key)) : "is missing";
        return new FileError(file, "'" + path(key) + "' must be " + wanted + ", and " + found);
    }

    private static String shown(@Nullable Object value) {
        String text = Json.write(value);
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }

    private String path(String key) {
        return place.isEmpty() ? key : place + "." + key;
    }

    /// Whether there is a value that is not null.
    public boolean has(String key) {
        return values.get(key) != null;
    }

    /// The value of `type`.
    String type() {
        return string("type");
    }

    /// A string, which must be there.
    public String string(String key) {
        if (values.get(key) instanceof String text) {
            return text;
        }
        throw wrong(key, "a string");
    }

    /// A string or what stands for it.
    public String string(String key, String missing) {
        return has(key) ? string(key) : missing;
    }

    /// A string or null.
    @Nullable String stringOrNull(String key) {
        return has(key) ? string(key) : null;
    }

    /// A truth value or what stands for it.
    public boolean flag(String key, boolean missing) {
        if (!has(key)) {
            return missing;
        }
        if (values.get(key) instanceof Boolean flag) {
            return flag;
        }
        throw wrong(key, "true or false");
    }

    /// A whole number between bounds.
    public int number(String key, int least, int most) {
        if (values.get(key) instanceof Long number && number >= least && number <= most) {
            return Math.toIntExact(number);
        }
        throw wrong(key, "a whole number from " + least + " to " + most);
    }

    /// A whole number between bounds, or what stands for it.
    public int number(String key, int least, int most, int missing) {
        return has(key) ? number(key, least, most) : missing;
    }

    /// A whole number, which must be there.
    public int number(String key) {
        return number(key, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    /// A whole number, or what stands for it.
    public int number(String key, int missing) {
        return has(key) ? number(key) : missing;
    }

    /// A whole number or null; what stands for it where there is no such key.
    public @Nullable Integer numberOrNull(String key, @Nullable Integer missing) {
        return has(key) ? Integer.valueOf(number(key)) : values.containsKey(key) ? null : missing;
    }

    /// A number, which must be there.
    public double real(String key) {
        if (has(key)) {
            return real(key, 0);
        }
        throw wrong(key, "a number");
    }

    /// A number or what stands for it.
    public double real(String key, double missing) {
        if (!has(key)) {
            return missing;
        }
        if (values.get(key) instanceof Number number && Double.isFinite(number.doubleValue())) {
            return number.doubleValue();
        }
        throw wrong(key, "a number");
    }

    /// An object, which must be there.
    public Part part(String key) {
        return of(file, path(key), values.get(key));
    }

    /// An object or null.
    public @Nullable Part partOrNull(String key) {
        return has(key) ? part(key) : null;
    }

    /// The elements of an array, which must be there.
    public List<?> list(String key) {
        if (values.get(key) instanceof List<?> list) {
            return list;
        }
        throw wrong(key, "an array");
    }

    /// The objects of an array, which must be there.
    public List<Part> parts(String key) {
        List<Part> parts = new ArrayList<>();
        for (Object value : list(key)) {
            parts.add(of(file, path(key) + "[" + parts.size() + "]", value));
        }
        return parts;
    }
}
