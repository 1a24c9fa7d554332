/// Classifies pictures of your own: shows `docs/own-data.md`.
import module dev.obor;
import module dev.obor.vision;
import module dev.obor.learn;
import static dev.obor.Obor.*;

Compose prepare() {
    return new Compose(new Resize(40), new CenterCrop(32, 32), new ToDtype(float32, true));
}

Sequential network(int classes) {
    return new Sequential(
            new Conv2d(3, 16, 3, o -> o.padding(1)), new ReLU(), new MaxPool2d(2),
            new Conv2d(16, 32, 3, o -> o.padding(1)), new ReLU(), new MaxPool2d(2),
            new Flatten(), new Linear(32 * 8 * 8, 64), new ReLU(), new Linear(64, classes));
}

void main(String[] folder) {
    manualSeed(1);
    var photos = new ImageFolder(Path.of(folder[0]), o -> o.transform(prepare()));
    IO.println(photos.size() + " pictures of " + photos.classes());
    var parts = Datasets.randomSplit(photos, 0.8, 0.2);
    var train = new DataLoader<>(parts.get(0), o -> o.batchSize(16).shuffle(true));
    var test = new DataLoader<>(parts.get(1), o -> o.batchSize(64));

    var model = network(photos.classes().size());
    var fit = new Fit(model, new AdamW(model.parameters(), 1e-3), F::crossEntropy,
            o -> o.metric("accuracy", Metric.accuracy()).print(System.out));
    fit.run(train, test, 20);
    save(Map.of("weights", model.stateDict(), "classes", photos.classes()), Path.of("photos.pt"));

    var picture = Images.readImage(photos.samples().getFirst().path(), o -> o.mode(ImageReadMode.RGB));
    var scores = model.eval().call(prepare().apply(picture).unsqueeze(0)).softmax(1);
    IO.println(photos.classes().get((int) scores.argmax().itemLong()) + " " + scores.max().item());
}
