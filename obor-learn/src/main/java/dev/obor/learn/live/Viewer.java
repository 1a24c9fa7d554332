package dev.obor.learn.live;

import dev.obor.io.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// What one browser has been told already: no queue that could grow while it is not listening.
final class Viewer {
    private record Told(int generation, int size) {}

    private static final class Run {
        final Map<String, Told> series = new LinkedHashMap<>();
        long media;
        String head = "";
    }

    private final Map<String, Run> runs = new LinkedHashMap<>();

    void keep(Set<String> names) {
        runs.keySet().retainAll(names);
    }

    /// A message with what is new, or an empty text.
    String news(RunReader run) {
        Run told = runs.computeIfAbsent(run.name(), _ -> new Run());
        var out = new StringBuilder();
        String head = run.head();
        boolean something = !head.equals(told.head);
        told.head = head;
        out.append("{\"run\":").append(head).append(",\"series\":{");
        boolean first = true;
        for (Map.Entry<String, Series> entry : run.series().entrySet()) {
            Series series = entry.getValue();
            Told before = told.series.getOrDefault(entry.getKey(), new Told(-1, 0));
            boolean anew = before.generation != series.generation();
            int from = anew ? 0 : before.size;
            if (from < series.size() || anew) {
                out.append(first ? "" : ",");
                out.append(Json.write(entry.getKey()));
                out.append(":{\"from\":").append(from).append(",\"points\":");
                series.write(from, out);
                out.append('}');
                first = false;
                told.series.put(entry.getKey(), new Told(series.generation(), series.size()));
            }
        }
        out.append("},\"media\":[");
        long end = run.firstMedia() + run.media().size();
        long from = Math.max(told.media, run.firstMedia());
        for (long i = from; i < end; i++) {
            out.append(i == from ? "" : ",").append(run.media().get((int) (i - run.firstMedia())));
        }
        something |= !first || told.media < end;
        told.media = end;
        return something ? out.append("]}").toString() : "";
    }
}
