package dev.obor.site;

import dev.obor.base.FileWriting;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.HeadingAnchorExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/// Writes the site: README and the pages of `docs` as HTML, beside them the documentation of the
/// API by the JDK's own tool.
///
/// `mvn -Pdocs -Dquickly package` runs it; the site is in `site/target/site`.
public final class Site {
    /// The pages in the order of the menu, with their names there.
    private static final Map<String, String> PAGES = new LinkedHashMap<>();

    static {
        PAGES.put("README.md", "Start");
        PAGES.put("docs/guide/01-tensors.md", "Guide: 1. Tensors");
        PAGES.put("docs/guide/02-gradients.md", "2. Gradients");
        PAGES.put("docs/guide/03-a-model.md", "3. A model");
        PAGES.put("docs/guide/04-data.md", "4. Data");
        PAGES.put("docs/guide/05-training.md", "5. Training");
        PAGES.put("docs/guide/06-seeing-it.md", "6. Seeing it");
        PAGES.put("docs/guide/07-pictures.md", "7. Pictures");
        PAGES.put("docs/guide/08-texts.md", "8. Texts");
        PAGES.put("docs/guide/09-saving.md", "9. Saving");
        PAGES.put("docs/guide/10-serving.md", "10. Serving");
        PAGES.put("docs/cookbook.md", "Cookbook");
        PAGES.put("docs/tutorials.md", "Tutorials");
        PAGES.put("docs/own-data.md", "Your own data");
        PAGES.put("docs/notebook.md", "Notebooks");
        PAGES.put("docs/seeing-a-run.md", "Seeing a run");
        PAGES.put("docs/packaging.md", "Packaging");
        PAGES.put("docs/cluster.md", "Clusters");
        PAGES.put("docs/own-parts.md", "Your own parts");
        PAGES.put("docs/coming-from-python.md", "Coming from Python");
        PAGES.put("docs/from-pytorch.md", "Phrase book");
        PAGES.put("docs/random-numbers.md", "Random numbers");
        PAGES.put("docs/performance.md", "Performance");
        PAGES.put("docs/coverage.md", "Coverage");
        PAGES.put("docs/architecture.md", "Architecture");
        PAGES.put("docs/releasing.md", "Releasing");
        PAGES.put("CONTRIBUTING.md", "Contributing");
        PAGES.put("CHANGELOG.md", "Changes");
    }

    /// The published modules and where they are; `obor-spark` is none.
    private static final Map<String, String> MODULES =
            Map.of(
                    "dev.obor", "core",
                    "dev.obor.vision", "obor-vision",
                    "dev.obor.text", "obor-text",
                    "dev.obor.learn", "obor-learn",
                    "dev.obor.tables", "obor-tables",
                    "dev.obor.onnx", "obor-onnx",
                    "dev.obor.distributed", "obor-distributed",
                    "dev.obor.plot", "obor-plot",
                    "dev.obor.progress", "obor-progress");

    private final Path root;
    private final Path out;

    private Site(Path root, Path out) {
        this.root = root;
        this.out = out;
    }

    /// Writes it.
    ///
    /// @param words the folder of the project and the folder to write into; the class path has what
    ///   the modules need
    public static void main(String[] words) throws IOException {
        var site = new Site(Path.of(words[0]), Path.of(words[1]));
        Files.createDirectories(site.out.resolve("images"));
        for (String page : PAGES.keySet()) {
            site.page(page);
        }
        try (Stream<Path> images = Files.list(site.root.resolve("docs/images"))) {
            for (Path image : images.toList()) {
                Path to = site.out.resolve("images").resolve(image.getFileName());
                byte[] bytes = Files.readAllBytes(image);
                FileWriting.LOCAL.replace(to, copy -> copy.write(bytes));
            }
        }
        site.write("site.css", resource("site.css"));
        site.api(System.getProperty("java.class.path"));
    }

    private static String name(String page) {
        return page.equals("README.md")
                ? "index.html"
                : page.substring(page.lastIndexOf('/') + 1).replace(".md", ".html").toLowerCase();
    }

    private void page(String page) throws IOException {
        Path source = root.resolve(page);
        List<Extension> extensions =
                List.of(TablesExtension.create(), HeadingAnchorExtension.create());
        Node document =
                Parser.builder().extensions(extensions).build().parse(Files.readString(source));
        document.accept(new Links(page));
        String body = HtmlRenderer.builder().extensions(extensions).build().render(document);
        String menu =
                PAGES.entrySet().stream()
                        .map(entry -> entry(entry.getKey(), entry.getValue(), page))
                        .collect(Collectors.joining("\n"));
        String html =
                resource("page.html")
                        .replace("{title}", PAGES.getOrDefault(page, page))
                        .replace("{menu}", menu)
                        .replace(
                                "{body}",
                                body.replace("<table>", "<div class=\"table\"><table>")
                                        .replace("</table>", "</table></div>"));
        write(name(page), html);
    }

    private void write(String file, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        FileWriting.LOCAL.replace(out.resolve(file), to -> to.write(bytes));
    }

    private static String entry(String page, String title, String current) {
        String here = page.equals(current) ? " aria-current=\"page\"" : "";
        return "<a href=\"%s\"%s>%s</a>".formatted(name(page), here, title);
    }

    /// Lets links lead to pages of the site; what is not part of it loses its link.
    private final class Links extends AbstractVisitor {
        private final Path folder;

        Links(String page) {
            Path parent = Path.of(page).getParent();
            folder = parent == null ? Path.of("") : parent;
        }

        @Override
        public void visit(Link link) {
            visitChildren(link);
            String to = link.getDestination();
            if (to.startsWith("#") || to.contains("://")) {
                return;
            }
            int hash = to.indexOf('#');
            String file = hash < 0 ? to : to.substring(0, hash);
            String page = folder.resolve(file).normalize().toString().replace('\\', '/');
            if (PAGES.containsKey(page)) {
                link.setDestination(name(page) + (hash < 0 ? "" : to.substring(hash)));
            } else {
                Node at = link;
                for (Node child = link.getFirstChild(); child != null; ) {
                    Node next = child.getNext();
                    at.insertAfter(child);
                    at = child;
                    child = next;
                }
                link.unlink();
            }
        }

        @Override
        public void visit(Image image) {
            String to = image.getDestination();
            image.setDestination("images/" + to.substring(to.lastIndexOf('/') + 1));
        }
    }

    /// The documentation of the API.
    private void api(String jars) {
        List<String> arguments = new ArrayList<>();
        MODULES.forEach((module, folder) -> {
            String source = root.resolve(folder).resolve("src/main/java").toString();
            String generated = root.resolve(folder).resolve("src/generated/java").toString();
            String sources =
                    Files.isDirectory(Path.of(generated))
                            ? source + File.pathSeparator + generated
                            : source;
            arguments.addAll(List.of("--module-source-path", module + "=" + sources));
        });
        String others =
                Arrays.stream(jars.split(File.pathSeparator))
                        .filter(jar -> jar.endsWith(".jar") && !jar.contains("SNAPSHOT"))
                        .collect(Collectors.joining(File.pathSeparator));
        arguments.addAll(List.of("--module-path", others));
        arguments.addAll(List.of("--module", String.join(",", MODULES.keySet())));
        arguments.addAll(List.of("-d", out.resolve("api").toString(), "-quiet", "-notimestamp"));
        arguments.addAll(List.of("--no-fonts", "-Xdoclint:none", "-encoding", "UTF-8"));
        arguments.addAll(List.of("-doctitle", "Obor", "-windowtitle", "Obor"));
        int code =
                ToolProvider.findFirst("javadoc")
                        .orElseThrow(() -> new IllegalStateException("this JDK has no javadoc"))
                        .run(System.out, System.err, arguments.toArray(String[]::new));
        if (code != 0) {
            throw new IllegalStateException("javadoc failed: the messages above say why");
        }
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Site.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("the jar has no " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
