package bank.eventsourced.desktop.overview;

import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

import org.jspecify.annotations.Nullable;

import bank.eventsourced.desktop.kit.BalanceChart;
import bank.eventsourced.desktop.kit.Desk;
import bank.eventsourced.desktop.kit.LiveReading;
import bank.eventsourced.desktop.kit.Parts;
import bank.eventsourced.desktop.kit.Place;
import bank.eventsourced.desktop.kit.Screen;
import bank.eventsourced.desktop.kit.States;
import bank.eventsourced.journal.DailyMovements;
import bank.eventsourced.journal.DayMovements;

/** The overview: deposits, the movements of the day, and whether all is well. On the FX thread. */
public final class OverviewScreen implements Screen {

    private final Desk desk;
    private final Card deposits;
    private final Card movements;
    private final Card ledger;
    private final Card deliveries;
    private final Card backup;
    private final BalanceChart chart;
    private final ComboBox<String> currency = new ComboBox<>();
    private final StackPane chartPlace = new StackPane();
    private final StackPane root = new StackPane();
    private final Node content;
    private final LiveReading<OverviewReading> live;
    private List<DailyMovements.Deposits> curves = List.of();
    private Subscription following = Subscription.EMPTY;
    private boolean read;

    public OverviewScreen(Desk desk) {
        this.desk = desk;
        deposits = card("deposits", new Place.AccountList());
        movements = card("movements", new Place.Journal(Optional.empty()));
        ledger = card("ledger", new Place.Ledger(Optional.empty()));
        deliveries = card("deliveries", new Place.Deliveries());
        backup = card("backup", new Place.Settings());
        chart = new BalanceChart(desk, "overview-chart",
                day -> desk.language().date(LocalDate.ofEpochDay(day)));
        content = layout();
        root.setId("overview");
        live = desk.live(() -> OverviewReading.of(desk.bank(), LocalDate.now(desk.language().zone())), this::arrived,
                this::failed);
    }

    private Card card(String name, Place place) {
        var texts = desk.texts();
        return new Card("overview-" + name, texts.get("overview." + name), texts.get("overview." + name + ".open"),
                () -> desk.go(place));
    }

    private Node layout() {
        var money = row(deposits, movements);
        var health = row(ledger, deliveries, backup);
        currency.setId("overview-currency");
        currency.setAccessibleText(desk.texts().get("overview.currency"));
        currency.valueProperty().subscribe(_ -> drawChart());
        var panel = Parts.panel(Parts.heading(desk.texts().get("overview.chart", OverviewReading.DAYS), currency),
                chartPlace);
        chartPlace.getStyleClass().add("overview-chart");
        panel.setMinHeight(220);
        VBox.setVgrow(panel, Priority.ALWAYS);
        var all = new VBox(money, health, panel);
        all.getStyleClass().add("screen");
        var scroll = new ScrollPane(all);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setFocusTraversable(false);
        scroll.getStyleClass().add("overview-scroll");
        return scroll;
    }

    /** Cards of the same width side by side. */
    private static GridPane row(Card... cards) {
        var row = new GridPane();
        row.getStyleClass().add("overview-cards");
        row.setMinHeight(Region.USE_PREF_SIZE);
        for (int i = 0; i < cards.length; i++) {
            var column = new ColumnConstraints();
            column.setPercentWidth(100.0 / cards.length);
            row.getColumnConstraints().add(column);
            row.add(cards[i], i, 0);
        }
        return row;
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public ObservableValue<String> title() {
        return new ReadOnlyStringWrapper(desk.texts().get("overview.title"));
    }

    @Override
    public void show(Place place) {}

    @Override
    public void activate() {
        if (!read) {
            Parts.put(root, States.loading(desk));
        }
        following = live.start();
    }

    @Override
    public void deactivate() {
        following.unsubscribe();
    }

    @Override
    public void reload() {
        live.request();
    }

    private void arrived(OverviewReading reading) {
        read = true;
        Parts.put(root, content);
        showMoney(reading);
        showHealth(reading);
        curves = reading.deposits();
        var codes = curves.stream().map(DailyMovements.Deposits::currency).map(Currency::getCurrencyCode).toList();
        if (!currency.getItems().equals(codes)) {
            var chosen = currency.getValue();
            currency.getItems().setAll(codes);
            currency.setValue(codes.contains(chosen) ? chosen : mostMoved(codes));
        }
        currency.setVisible(codes.size() > 1);
        drawChart();
    }

    /** The currency of this place if the bank has it, else the first. */
    private @Nullable String mostMoved(List<String> codes) {
        var home = desk.language().currency().getCurrencyCode();
        return codes.contains(home) ? home : codes.stream().findFirst().orElse(null);
    }

    private void showMoney(OverviewReading reading) {
        var texts = desk.texts();
        var amounts = desk.language().amounts();
        var sums = reading.ledgers().stream().map(it -> amounts.showWithCurrency(it.balance())).toList();
        deposits.show(sums.isEmpty() ? List.of(texts.get("overview.deposits.none")) : sums, "", false);
        movements.show(Stream.concat(Stream.of(texts.get("overview.movements.count", reading.movements())),
                reading.today().stream().map(this::inAndOut)).toList(), "", false);
    }

    private String inAndOut(DayMovements it) {
        var amounts = desk.language().amounts();
        return desk.texts()
                .get("overview.movements.sums", amounts.show(it.credits()), amounts.show(it.debits().negated()),
                        it.currency().getCurrencyCode());
    }

    private void showHealth(OverviewReading reading) {
        var texts = desk.texts();
        var behind = reading.behind();
        ledger.show(
                List.of(texts.get(reading.isBalanced() ? "overview.ledger.balanced" : "overview.ledger.unbalanced")),
                behind == 0 ? texts.get("overview.ledger.current") : texts.get("overview.ledger.behind", behind),
                !reading.isBalanced());
        showDeliveries(reading);
        if (reading.onServer()) {
            backup.show(List.of(texts.get("overview.backup.server")), texts.get("overview.backup.server.advice"),
                    false);
            return;
        }
        backup.show(List.of(reading.lastBackup()
                .map(desk.language()::dateAndTime)
                .orElse(texts.get("overview.backup.never"))),
                reading.lastBackup().isPresent() ? "" : texts.get("overview.backup.advice"),
                reading.lastBackup().isEmpty());
    }

    /** Events that are parked wait for somebody; a follower that fails without parking will try again. */
    private void showDeliveries(OverviewReading reading) {
        var texts = desk.texts();
        var failed = reading.status().failedDeliveries();
        var failing = reading.failing();
        var sentence = failed > 0 ? texts.get("overview.deliveries.failed", failed)
                : failing.isEmpty() ? texts.get("overview.deliveries.none")
                        : texts.get("overview.deliveries.failing", failing.size());
        var note = failing.stream()
                .findFirst()
                .map(it -> texts.get("overview.deliveries.cause", it.name(), it.failure().orElseThrow().cause()))
                .orElse(texts.get(failed > 0 ? "overview.deliveries.waiting" : "overview.deliveries.well"));
        deliveries.show(List.of(sentence), note, failed > 0 || !failing.isEmpty());
    }

    private void drawChart() {
        var points = curves.stream()
                .filter(it -> it.currency().getCurrencyCode().equals(currency.getValue()))
                .flatMap(it -> it.days().stream())
                .map(it -> new BalanceChart.Point(it.day().toEpochDay(), it.balance()))
                .toList();
        if (points.isEmpty()) {
            var nothing = new Label(desk.texts().get("overview.chart.empty"));
            Parts.put(chartPlace, nothing);
        } else {
            chart.show(points);
            Parts.put(chartPlace, chart);
        }
    }

    private void failed(Exception failure) {
        if (read) {
            desk.notices().warn(desk.texts().get("failure.reading", desk.language().sentence(failure)));
        } else {
            Parts.put(root, States.failed(desk, failure, this::reload));
        }
    }
}
