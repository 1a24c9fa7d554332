package dev.obor.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The processor cores this process may use, and how to tie another process to some of them.
final class Cores {
    private Cores() {}

    /// The numbers of the cores; empty where the system does not tell, or cannot tie processes.
    static List<Integer> allowed() {
        List<Integer> cores = new ArrayList<>();
        if (!Files.isExecutable(Path.of("/usr/bin/taskset"))) {
            return cores;
        }
        try {
            for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
                if (line.startsWith("Cpus_allowed_list:")) {
                    parse(line.substring(line.indexOf(':') + 1).strip(), cores);
                }
            }
        } catch (IOException e) {
            cores.clear(); // no such file: not Linux
        }
        return cores;
    }

    /// Reads a list such as `0-3,8`.
    static void parse(String text, List<Integer> into) {
        for (String part : text.split(",")) {
            int dash = part.indexOf('-');
            int from = Integer.parseInt(dash < 0 ? part : part.substring(0, dash));
            int to = Integer.parseInt(dash < 0 ? part : part.substring(dash + 1));
            for (int core = from; core <= to; core++) {
                into.add(core);
            }
        }
    }

    /// A command that runs on the given cores only; unchanged if there are none.
    static List<String> pinned(List<String> command, List<Integer> cores) {
        if (cores.isEmpty()) {
            return command;
        }
        String list = String.join(",", cores.stream().map(String::valueOf).toList());
        List<String> result = new ArrayList<>(List.of("/usr/bin/taskset", "-c", list));
        result.addAll(command);
        return result;
    }
}
