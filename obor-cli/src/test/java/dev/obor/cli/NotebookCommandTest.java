package dev.obor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.Loaded;
import dev.obor.io.Json;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import org.junit.jupiter.api.Test;

/// What the notebook is begun with, and the first notebook, run in the JDK's own shell, which the
/// kernel is made of; what the kernel adds stands here.
class NotebookCommandTest {
    private static final String KERNEL =
            """
            int drawn = 0;
            String display(Object value) { drawn++; return "id"; }
            void updateDisplay(String id, Object value) { drawn++; }
            """;

    private static String resource(String name) throws Exception {
        try (InputStream in =
                Objects.requireNonNull(NotebookCommand.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /// @return the value of the last snippet
    private static String eval(JShell shell, String code) {
        String last = "";
        String rest = code;
        while (!rest.isBlank()) {
            CompletionInfo info = shell.sourceCodeAnalysis().analyzeCompletion(rest);
            for (SnippetEvent event : shell.eval(info.source())) {
                var problems = new ArrayList<String>();
                shell.diagnostics(event.snippet()).forEach(d -> problems.add(d.getMessage(null)));
                String why = event.snippet().source() + problems + event.exception();
                assertEquals(Snippet.Status.VALID, event.status(), why);
                assertEquals(null, event.exception(), why);
                last = String.valueOf(event.value());
            }
            rest = info.remaining();
        }
        return last;
    }

    @Test
    void theFirstNotebookRuns() throws Exception {
        try (JShell shell = JShell.builder().executionEngine("local").build()) {
            shell.addToClasspath(System.getProperty("java.class.path"));
            eval(shell, resource("start.jsh"));
            eval(shell, KERNEL);
            String more = resource("notebook.jsh");
            eval(shell, more.substring(more.indexOf("class LiveChart")));
            var cells = new Loaded(Json.parse(resource("first.ipynb"))).get("cells");
            List<String> values = new ArrayList<>();
            for (int i = 0; i < cells.list().size(); i++) {
                Loaded cell = cells.get(i);
                if ("code".equals(cell.get("cell_type").value())) {
                    String code = String.valueOf(cell.get("source").value());
                    values.add(eval(shell, code.replace("test, 6)", "test, 1)")));
                }
            }
            assertTrue(values.getFirst().contains("[15, 22]"), values.getFirst());
            assertTrue(values.get(3).contains("epoch 1: loss"), values.get(3));
            assertEquals("1", eval(shell, "drawn"));
        }
    }

    @Test
    void mistakesAreSaidBeforeAnythingIsInstalled() {
        var err = new StringWriter();
        var out = new PrintWriter(new StringWriter(), true);
        String[] none = {"notebook", "no-such-file.ipynb"};
        assertEquals(2, Main.run(none, out, new PrintWriter(err, true)));
        assertEquals(
                2, Main.run(new String[] {"notebook", "--run"}, out, new PrintWriter(err, true)));
        assertTrue(err.toString().contains("--run needs a notebook"), err.toString());
    }
}
