package dev.obor.data;

import dev.obor.Generator;
import dev.obor.base.ValueError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where an iteration over a loader is: what it needs to be begun again and gone on with.
final class LoaderPosition {
    /// The states that the generators had when it began.
    final Map<String, byte[]> start;

    /// What each worker's generator was after the last of its batches that was handed out.
    final Map<Integer, byte[]> workers = new HashMap<>();

    private final int numWorkers;

    /// How many batches were handed out.
    long batches;

    /// Where the workers' seeds come from, and whether it was drawn for this iteration.
    long baseSeed;

    boolean drawn;

    /// Whether its workers live on after it.
    boolean live;

    /// Whether all batches were handed out, and the end was seen.
    boolean ended;

    LoaderPosition(Map<String, byte[]> start, int numWorkers) {
        this.start = start;
        this.numWorkers = numWorkers;
    }

    /// The beginning of the next iteration, by the same workers.
    LoaderPosition next(Map<String, byte[]> now) {
        var next = new LoaderPosition(now, numWorkers);
        next.workers.putAll(workers);
        next.baseSeed = baseSeed;
        next.live = true;
        return next;
    }

    static Map<String, byte[]> states(Map<String, Generator> generators) {
        Map<String, byte[]> states = new LinkedHashMap<>();
        generators.forEach((name, generator) -> states.put(name, generator.getState()));
        return states;
    }

    static void set(Map<String, Generator> generators, Map<String, byte[]> states) {
        generators.forEach((name, generator) -> {
            byte[] state = states.get(name);
            if (state != null) {
                generator.setState(state);
            }
        });
    }

    /// @param own the states now of the generators beside the default one
    Map<String, @Nullable Object> toMap(Map<String, byte[]> own) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("batches", batches);
        map.put("ended", ended);
        map.put("start", new LinkedHashMap<>(start));
        map.put("own", new LinkedHashMap<>(own));
        map.put("base_seed", baseSeed);
        map.put("drawn", drawn);
        map.put("live", live);
        List<@Nullable Object> ends = new ArrayList<>();
        for (int w = 0; w < numWorkers; w++) {
            ends.add(workers.get(w));
        }
        map.put("workers", ends);
        return map;
    }

    /// Reads what [#toMap] gave.
    ///
    /// @param own takes the states of the generators beside the default one
    /// @throws ValueError if it is something else
    static LoaderPosition of(
            Map<String, ? extends @Nullable Object> map, int numWorkers, Map<String, byte[]> own) {
        if (!(map.get("batches") instanceof Number batches)
                || !(map.get("base_seed") instanceof Number baseSeed)
                || !(map.get("drawn") instanceof Boolean drawn)
                || !(map.get("ended") instanceof Boolean ended)
                || !(map.get("live") instanceof Boolean live)
                || !(map.get("own") instanceof Map<?, ?> others)
                || !(map.get("start") instanceof Map<?, ?> start)
                || !(map.get("workers") instanceof List<?> workers)
                || batches.longValue() < 0) {
            throw new ValueError("this is no state of a DataLoader: " + map.keySet());
        }
        if (workers.size() != numWorkers) {
            throw new ValueError(
                    "the state of a DataLoader with "
                            + workers.size()
                            + " workers cannot be that of one with "
                            + numWorkers,
                    "The workers' random numbers would be others: use as many.");
        }
        Map<String, byte[]> states = new LinkedHashMap<>();
        start.forEach((name, state) -> states.put(String.valueOf(name), bytes(state)));
        others.forEach((name, state) -> own.put(String.valueOf(name), bytes(state)));
        var position = new LoaderPosition(states, numWorkers);
        for (int w = 0; w < numWorkers; w++) {
            Object end = workers.get(w);
            if (end != null) {
                position.workers.put(w, bytes(end));
            }
        }
        position.batches = batches.longValue();
        position.baseSeed = baseSeed.longValue();
        position.drawn = drawn;
        position.ended = ended;
        position.live = live;
        return position;
    }

    private static byte[] bytes(@Nullable Object state) {
        if (state instanceof byte[] bytes) {
            new Generator().setState(bytes); // refuses what is no state
            return bytes;
        }
        throw new ValueError("this is no state of a DataLoader: a generator's state is missing");
    }
}
