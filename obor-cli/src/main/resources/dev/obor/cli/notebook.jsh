// Figures are shown as the pictures that they are.
kernel().getRenderer().createRegistration(Figure.class).preferring("image/png").register((figure, context) -> {
    var image = render(figure.render(), "image/png");
    context.getOutputContainer().assign(image);
});

/// Draws the curves of a training anew after each epoch, in one place of the notebook:
/// `new Fit(model, optimizer, F::crossEntropy, o -> o.callbacks(new LiveChart("loss", "val_loss")))`.
class LiveChart implements Callback {
    private final List<String> names;
    private final Map<String, List<Double>> curves = new LinkedHashMap<>();
    private String id;

    LiveChart(String... names) {
        this.names = List.of(names);
    }

    private XyFigure figure() {
        var figure = Plot.axes(o -> o.xLabel("epoch").size(640, 360));
        curves.forEach((name, values) -> {
            double[] epochs = java.util.stream.IntStream.rangeClosed(1, values.size()).asDoubleStream().toArray();
            figure.line(name, epochs, values.stream().mapToDouble(v -> v).toArray());
        });
        return figure;
    }

    @Override
    public void start(Fit fit) {
        curves.clear();
        id = null;
    }

    @Override
    public void epoch(Fit fit, Map<String, Double> values) {
        for (String name : names.isEmpty() ? values.keySet() : names) {
            curves.computeIfAbsent(name, _ -> new ArrayList<>()).add(values.getOrDefault(name, Double.NaN));
        }
        if (id == null) {
            id = display(figure());
        } else {
            updateDisplay(id, figure());
        }
    }
}
