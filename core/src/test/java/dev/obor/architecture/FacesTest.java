package dev.obor.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.obor.faces.Main;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
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

    /// Others compile the examples and compare what they state: this says that they are there.
    @Test
    void everyOperationHasAnExample() throws IOException {
        assertEquals(Set.of(), Main.withoutExample(Path.of("")));
    }
}
