package dev.obor.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.obor.faces.Main;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// `Tensor` and `Obor` are what the declared operations and the skeletons say.
class FacesTest {
    @Test
    void theFacesAreUpToDate() throws IOException {
        assertEquals(
                List.of(),
                Main.stale(Path.of("")),
                "Write them anew: mvn -q -pl faces -Pfaces compile");
    }
}
