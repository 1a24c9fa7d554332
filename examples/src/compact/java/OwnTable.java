/// Predicts a column of a table of your own: shows `docs/own-data.md`.
import module dev.obor;
import module dev.obor.learn;
import static dev.obor.Obor.*;

void main(String[] file) {
    manualSeed(1);
    var table = CsvTable.read(Path.of(file[0]));
    IO.println(table);
    var towns = table.categories("town");
    var numbers = table.tensor("area", "rooms", "year");
    var sizes = StandardScaler.fit(numbers);
    var money = StandardScaler.fit(table.tensor("price"));
    // A missing number becomes the mean, which is 0 once the columns are standardised.
    var x = cat(List.of(sizes.transform(numbers).nanToNum(0).toFloat(), towns.oneHot()), 1);
    var y = money.transform(table.tensor("price")).toFloat();

    var parts = Datasets.randomSplit(new TensorDataset(x, y), 0.8, 0.2);
    var train = new DataLoader<>(parts.get(0), o -> o.batchSize(32).shuffle(true));
    var test = new DataLoader<>(parts.get(1), o -> o.batchSize(256));
    var model = new Sequential(new Linear(x.size(1), 32), new ReLU(), new Linear(32, 1));
    new Fit(model, new AdamW(model.parameters(), 1e-2), F::mseLoss, o -> o.print(System.out))
            .run(train, test, 30);

    var house = cat(List.of(
            sizes.transform(tensor(120.0, 4, 1995).view(1, 3)).toFloat(),
            towns.of(List.of("Bonn")).oneHot()), 1);
    IO.println("price " + money.inverseTransform(model.call(house).detach()).item());
}
