package dev.obor.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// A folder of sources is small enough to be read as a list.
class PackagesTest {
    private static final int MOST = 35;

    /// What may be larger, and why.
    private static final Map<String, String> LARGER =
            Map.of(
                    "dev.obor.nn",
                            "layers have one file each, and users import them from one package",
                    "dev.obor.distributions", "distributions have one file each, as layers have",
                    "dev.obor.optim", "optimizers and schedules have one file each, as layers have",
                    "dev.obor.vision.transforms", "transforms have one file each, as layers have",
                    "dev.obor.nn.functional", "the functions of F by topic, each with its options",
                    "dev.obor.conformance", "one program, whose parts nobody imports");

    @Test
    void packagesHaveAboutThirtyFiles() {
        Map<String, Integer> files = new TreeMap<>();
        for (Path file : Library.sources("main")) {
            files.merge(packageOf(file), 1, Integer::sum);
        }
        assertTrue(files.size() > 30, "the sources were found");
        Set<String> tooLarge = new TreeSet<>();
        files.forEach((name, count) -> {
            if (count > MOST && !LARGER.containsKey(name)) {
                tooLarge.add(name + " has " + count);
            }
        });
        assertEquals(Set.of(), tooLarge, "give a part of them a package of its own");
        for (String name : LARGER.keySet()) {
            assertTrue(files.getOrDefault(name, 0) > MOST, name + " is no exception any more");
        }
    }

    private static String packageOf(Path file) {
        String folder = file.getParent().toString().replace('\\', '/');
        return folder.substring(folder.lastIndexOf("/java/") + "/java/".length()).replace('/', '.');
    }
}
